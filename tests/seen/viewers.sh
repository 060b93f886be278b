#!/usr/bin/env bash
# What a person sees: draws SVG files with every program of a list that is there, browsers in light and in dark, and puts one
# sheet for each file beside the others. For eyes, not for tests: nothing is compared, and no picture is kept in the project.
#   tests/seen/viewers.sh FOLDER FILE.svg...
# On Debian: apt-get install chromium firefox-esr librsvg2-bin inkscape libreoffice-draw python3-pyqt5.qtsvg imagemagick npm
# (npm fetches resvg and svgo into FOLDER.)
set -u
(($# > 1)) || { sed -n '2,6s/^# *//p' "$0"; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
have() { command -v "$1" >/dev/null; }
if have npm && [ ! -d "$folder/node_modules/svgo" ]; then
  (cd "$folder" && npm install --silent --no-fund --no-audit @resvg/resvg-js@2.6.2 svgo@3.3.2 >/dev/null 2>&1)
fi

chromium_in() { # scheme number file picture width height
  local profile
  profile=$(mktemp -d)
  timeout 60 chromium --headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars --user-data-dir="$profile" \
    --window-size="$4,$5" --force-prefers-reduced-motion --blink-settings=preferredColorScheme="$1" --screenshot="$3" \
    "file://$2" >/dev/null 2>&1
  rm -rf "$profile"
}
firefox_in() { # scheme number file picture width height
  local profile
  profile=$(mktemp -d)
  printf 'user_pref("%s", %s);\n' ui.systemUsesDarkTheme $((1 - $1)) ui.prefersReducedMotion 1 \
    layout.css.prefers-color-scheme.content-override "$1" >"$profile/user.js"
  timeout 60 firefox-esr --headless --no-remote --profile "$profile" --window-size="$4,$5" --screenshot "$3" "file://$2" \
    >/dev/null 2>&1
  rm -rf "$profile"
}

python=$(for one in python3 /usr/bin/python3; do "$one" -c 'import PyQt5.QtSvg' 2>/dev/null && echo "$one" && break; done)

for file in "$@"; do
  name=$(basename "$file" .svg)
  file=$(realpath "$file")
  read -r width height < <(grep -o 'viewBox="[^"]*"' "$file" | head -1 | tr -d '"' | awk '{printf "%d %d\n", $3, $4}')
  at=$folder/$name
  rm -f "$at"-*.png
  if have chromium; then
    chromium_in 1 "$file" "$at-chromium-light.png" "$width" $((height + 100))
    chromium_in 0 "$file" "$at-chromium-dark.png" "$width" $((height + 100))
  fi
  if have firefox-esr; then
    firefox_in 1 "$file" "$at-firefox-light.png" "$width" "$height"
    firefox_in 0 "$file" "$at-firefox-dark.png" "$width" "$height"
  fi
  have rsvg-convert && rsvg-convert "$file" -o "$at-librsvg.png"
  have inkscape && inkscape --export-type=png --export-filename="$at-inkscape.png" "$file" >/dev/null 2>&1
  have soffice && (cd "$folder" && timeout 90 soffice --headless --convert-to png "$file" >/dev/null 2>&1 &&
    mv "$name.png" "$at-libreoffice.png")
  if [ -d "$folder/node_modules/@resvg" ]; then
    (cd "$folder" && node -e 'const {Resvg} = require("@resvg/resvg-js"), fs = require("fs");
      fs.writeFileSync(process.argv[2], new Resvg(fs.readFileSync(process.argv[1])).render().asPng())' "$file" "$at-resvg.png")
    "$folder/node_modules/.bin/svgo" --quiet "$file" -o "$at-svgo.svg"
    have chromium && chromium_in 1 "$at-svgo.svg" "$at-svgo.png" "$width" $((height + 100))
    rm -f "$at-svgo.svg"
  fi
  [ -n "$python" ] && QT_QPA_PLATFORM=offscreen "$python" - "$file" "$at-qtsvg.png" <<'PYTHON' 2>/dev/null
import sys
from PyQt5.QtWidgets import QApplication
from PyQt5.QtGui import QImage, QPainter
from PyQt5.QtSvg import QSvgRenderer
application = QApplication([])
renderer = QSvgRenderer(sys.argv[1])
image = QImage(renderer.defaultSize(), QImage.Format_ARGB32)
image.fill(0xffff00ff)  # what is not drawn is seen
painter = QPainter(image)
renderer.render(painter)
painter.end()
image.save(sys.argv[2])
PYTHON
  montage -label '%t' "$at"-*.png -tile 4x -geometry '420x420>+6+6' "$folder/sheet-$name.png"
  echo "$folder/sheet-$name.png"
done

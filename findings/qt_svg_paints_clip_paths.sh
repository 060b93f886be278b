#!/usr/bin/env bash
# What does a <clipPath> look like that nothing is cut by? Like nothing: SVG 1.1 (14.3.5) has it never rendered directly.
# QtSvg 6.4.2 (and 5.15.8) does not know the element, and draws what stands inside as if it were a group: the rectangle that
# should cut a picture covers it, black if it has no colour of its own. Inside <defs> it is not drawn; but clip-path cuts
# nothing in either case. librsvg 2.54.7 cuts, and draws no <clipPath>. (So lines that have to end somewhere are better cut
# before they are written.)
# Seen on 2026-11-28, Debian 12, x86-64, PyQt6 6.4.2 on its offscreen platform, rsvg-convert 2.54.7.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq python3-pyqt6.qtsvg=6.4.2-1 libqt6svg6=6.4.2-2 libqt6gui6=6.4.2+dfsg-10 librsvg2-bin=2.54.7+dfsg-1~deb12u2 \
  librsvg2-2=2.54.7+dfsg-1~deb12u2
# And what they need, but for the C and C++ libraries that are here.
apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \
  python3-pyqt6.qtsvg librsvg2-bin | grep '^[a-z]' | grep -vE ':|^libc6$|^libgcc-s1$|^libstdc\+\+6$|^gcc|^debconf' | sort -u |
  xargs apt-cache show --no-all-versions 2>/dev/null | sed -n 's/^Package: //p' | xargs apt-get download -qq 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done

cat > look.py <<'END'
import subprocess
from PyQt6.QtCore import QByteArray, QT_VERSION_STR
from PyQt6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PyQt6.QtSvg import QSvgRenderer

application = QGuiApplication([])
clip = '<clipPath id="left"><rect width="20" height="20"/></clipPath>'
bar = '<g clip-path="url(#left)"><rect width="40" height="20" fill="#00f"/></g>'
pictures = {"a clip path alone": clip, "a bar that it cuts": clip + bar, "in <defs>": f"<defs>{clip}</defs>{bar}"}

def halves(image):  # left, right
    return [image.pixelColor(x, 10).name(QColor.NameFormat.HexRgb) for x in (5, 35)]

def by_qt(file):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(file.encode())).render(painter)
    painter.end()
    return halves(image)

def by_librsvg(file):
    png = subprocess.run(["rsvg-convert", "--background-color=white"], input=file.encode(), stdout=subprocess.PIPE).stdout
    return halves(QImage.fromData(png))

print("QtSvg", QT_VERSION_STR)
for name, inside in pictures.items():
    file = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">{inside}</svg>'
    print(f"{name}: QtSvg {by_qt(file)}, librsvg {by_librsvg(file)}")
END
export LD_LIBRARY_PATH=$work/root/usr/lib/x86_64-linux-gnu:$work/root/lib/x86_64-linux-gnu
export PATH=$work/root/usr/bin:$PATH PYTHONPATH=$work/root/usr/lib/python3/dist-packages
export QT_QPA_PLATFORM=offscreen QT_PLUGIN_PATH=$work/root/usr/lib/x86_64-linux-gnu/qt6/plugins XDG_RUNTIME_DIR=$work
/usr/bin/python3 look.py 2> errors | tee seen || { cat errors >&2; exit 1; }
diff seen - <<'END'
QtSvg 6.4.2
a clip path alone: QtSvg ['#000000', '#ffffff'], librsvg ['#ffffff', '#ffffff']
a bar that it cuts: QtSvg ['#0000ff', '#0000ff'], librsvg ['#0000ff', '#ffffff']
in <defs>: QtSvg ['#0000ff', '#0000ff'], librsvg ['#0000ff', '#ffffff']
END

#!/usr/bin/env bash
# What a person sees: runs a command in real terminals on a display of their own (Xvfb), and takes pictures of them early, in
# the middle and at the end. For eyes, not for tests: nothing is compared, and no picture is kept in the project.
#   tests/seen/terminals.sh FOLDER 'COMMAND' [SIZE...] -- [TERMINAL...]     ./chapter6 at 80x24 and 120x40 in all, by default
# On Debian: apt-get install xvfb imagemagick xterm rxvt-unicode stterm kitty alacritty xfce4-terminal dbus tmux screen
set -u
folder=${1:-/tmp/seen}
command=${2:-./chapter6 --out $folder/pictures}
shift $(($# < 2 ? $# : 2))
sizes=()
while (($# > 0)) && [ "$1" != -- ]; do sizes+=("$1"); shift; done
shift $(($# < 1 ? $# : 1))
((${#sizes[@]} > 0)) || sizes=(80x24 120x40)
terminals=("$@")
((${#terminals[@]} > 0)) || terminals=(xterm xterm-white16 xterm-as-it-is urxvt stterm kitty alacritty vte tmux screen)
mkdir -p "$folder"

# The same surroundings for all of them; each sets its own TERM and COLORTERM.
unset COLORTERM TERM_PROGRAM STY TMUX NO_COLOR FORCE_COLOR CLICOLOR_FORCE
export LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
inside="cd '$PWD' && $command; sleep 600"

start() { # name columns rows
  local size=$2x$3 mono='DejaVu Sans Mono'
  case $1 in
    xterm) xterm -fa "$mono" -fs 11 -geometry "$size" -e sh -c "$inside" ;;
    xterm-white16) TERM=xterm xterm -tn xterm -bg white -fg black -fa "$mono" -fs 11 -geometry "$size" -e sh -c "$inside" ;;
    xterm-as-it-is) xterm -geometry "$size" -e sh -c "$inside" ;;
    urxvt) urxvt -fn "xft:$mono:size=11" -geometry "$size" -e sh -c "$inside" ;;
    stterm) stterm -f "$mono:size=11" -g "$size" -e sh -c "$inside" ;;
    kitty) kitty -o font_family="$mono" -o font_size=11 -o remember_window_size=no -o initial_window_width="$2"c \
      -o initial_window_height="$3"c sh -c "$inside" ;;
    alacritty) alacritty -o font.normal.family="'$mono'" -o font.size=11 -o window.dimensions.columns="$2" \
      -o window.dimensions.lines="$3" -e sh -c "$inside" ;;
    vte) dbus-run-session xfce4-terminal --disable-server --hide-menubar --hide-scrollbar --font="$mono 11" \
      --geometry="$size" -x sh -c "$inside" ;;
    tmux) xterm -fa "$mono" -fs 11 -geometry "$size" -e tmux -L "seen$$" -f /dev/null new "$inside" ;;
    screen) xterm -fa "$mono" -fs 11 -geometry "$size" -e screen -c /dev/null sh -c "$inside" ;;
    *) echo "terminals.sh: no terminal is called $1" >&2; return 1 ;;
  esac
}

number=90
for size in "${sizes[@]}"; do
  for terminal in "${terminals[@]}"; do
    number=$((number + 1))
    Xvfb ":$number" -screen 0 1400x1000x24 >"$folder/xvfb.log" 2>&1 &
    display=$!
    sleep 1
    DISPLAY=:$number start "$terminal" "${size%x*}" "${size#*x}" >"$folder/$terminal.log" 2>&1 &
    for moment in early middle end; do
      sleep $([ $moment = end ] && echo 6 || echo 2)
      DISPLAY=:$number import -window root -trim +repage "$folder/$terminal-$size-$moment.png"
    done
    kill "$display"
    wait "$display" 2>/dev/null
    tmux -L "seen$$" kill-server 2>/dev/null
    screen -wipe >/dev/null 2>&1
  done
done
ls "$folder"

#!/usr/bin/env bash
# A table of doubles, written by Python with all of their digits, is read by pandas: the same numbers come back, or their
# neighbours at most, one would guess. With pandas 1.5.3's usual converter every zero behind the point costs a digit: it stops
# after 17 and has counted those zeros, too. From 1 to 10 a ninth of the numbers are others, by 2 units in the last place at
# most; from 0.0001 on all of them are, by up to 7,377 units. float_precision="round_trip" reads each as it was written.
# (What has six digits, as "%.6g" writes it, is read right.)
# Seen on 2026-11-28, Debian 12, x86-64, python3-pandas 1.5.3+dfsg-2, Python 3.11.2.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

apt-get download -qq python3-pandas=1.5.3+dfsg-2 python3-pandas-lib=1.5.3+dfsg-2 python3-numpy=1:1.24.2-1+deb12u1 \
  python3-dateutil python3-tz python3-six libblas3 liblapack3 libgfortran5 libquadmath0
for package in *.deb; do dpkg -x "$package" root; done
libraries=root/usr/lib/x86_64-linux-gnu
export PYTHONPATH=$work/root/usr/lib/python3/dist-packages
export LD_LIBRARY_PATH=$work/$libraries:$work/$libraries/blas:$work/$libraries/lapack

cat >look.py <<'END'
import random
import struct
import pandas

def position(x):  # among all doubles
    return struct.unpack("<q", struct.pack("<d", x))[0]

print("pandas", pandas.__version__)
random.seed(1)
for least in (1.0, 0.1, 0.01, 0.001, 0.0001):
    numbers = [random.uniform(least, 10 * least) for _ in range(100_000)]
    with open("numbers.csv", "w") as file:
        file.write("x\n" + "\n".join(map(repr, numbers)) + "\n")
    for precision in (None, "round_trip"):
        read = pandas.read_csv("numbers.csv", float_precision=precision).x
        off = [abs(position(float(a)) - position(b)) for a, b in zip(read, numbers)]
        share = sum(o > 0 for o in off) / len(off)
        print(f"from {least}, {precision or 'usual'}: {100 * share:.0f} % are others, by up to {max(off)} units")
END
/usr/bin/python3 look.py >seen
cat seen
diff seen - <<'END'
pandas 1.5.3
from 1.0, usual: 11 % are others, by up to 2 units
from 1.0, round_trip: 0 % are others, by up to 0 units
from 0.1, usual: 30 % are others, by up to 7 units
from 0.1, round_trip: 0 % are others, by up to 0 units
from 0.01, usual: 91 % are others, by up to 57 units
from 0.01, round_trip: 0 % are others, by up to 0 units
from 0.001, usual: 99 % are others, by up to 461 units
from 0.001, round_trip: 0 % are others, by up to 0 units
from 0.0001, usual: 100 % are others, by up to 7377 units
from 0.0001, round_trip: 0 % are others, by up to 0 units
END

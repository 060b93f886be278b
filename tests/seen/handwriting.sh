#!/usr/bin/env bash
# How much of people's handwriting the network of chapter 8 reads, which has only seen digits that the program draws: the 1,797
# digits of 8 × 8 pixels that come with scikit-learn (43 people wrote them; Alpaydin and Kaynak, UCI, 1998), enlarged and
# centred as MNIST's were. Then what learning from 1,400 of them gives, with and without the network to begin with.
#   tests/seen/handwriting.sh       needs python3 with scikit-learn, and make; ends with 1 where something cannot be run
# On Debian: apt-get install python3-sklearn.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
make -s -C "$root" chapter8 train
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 - <<'PYTHON'
import struct
import numpy as np
import sklearn
from sklearn.datasets import load_digits


def enlarged(image):
    """The ink's longer side 20 pixels, interpolated; its middle in the middle of 28 x 28."""
    rows, columns = np.where(image.max(1) > 0.05)[0], np.where(image.max(0) > 0.05)[0]
    ink = image[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    height, width = (max(1, round(n * 20 / max(ink.shape))) for n in ink.shape)
    y = np.clip((np.arange(height) + 0.5) * ink.shape[0] / height - 0.5, 0, ink.shape[0] - 1)
    x = np.clip((np.arange(width) + 0.5) * ink.shape[1] / width - 0.5, 0, ink.shape[1] - 1)
    large = np.array([np.interp(x, np.arange(ink.shape[1]), row) for row in ink])
    large = np.array([np.interp(y, np.arange(ink.shape[0]), column) for column in large.T]).T
    top, left = (int(round(14 - (large.sum(axis) * (np.arange(n) + 0.5)).sum() / large.sum()))
                 for axis, n in ((1, height), (0, width)))
    whole = np.zeros((28, 28))
    for i in range(height):
        for j in range(width):
            if 0 <= top + i < 28 and 0 <= left + j < 28:
                whole[top + i, left + j] = large[i, j]
    return whole


digits = load_digits()
images = np.array([enlarged(image / 16) for image in digits.images])
print(f'scikit-learn {sklearn.__version__}, {len(images)} digits')
for name, part in (('all', slice(0, None)), ('first', slice(0, 1400)), ('last', slice(1400, None))):
    pixels = np.rint(255 * images[part]).astype(np.uint8)
    with open(name + '-images', 'wb') as file:
        file.write(struct.pack('>IIII', 0x803, len(pixels), 28, 28) + pixels.tobytes())
    with open(name + '-labels', 'wb') as file:
        file.write(struct.pack('>II', 0x801, len(pixels)) + digits.target[part].astype(np.uint8).tobytes())
PYTHON
accuracy() { sed -n 's/^On the/  on the/p' "$1"; }
"$root"/chapter8 --ui quiet --out . >learned
echo 'the network of chapter 8, which has seen none of them:'
"$root"/train --images all-images --labels all-labels --evaluate chapter8.safetensors --ui quiet --out . >seen
accuracy seen
test="--images first-images --labels first-labels --test-images last-images --test-labels last-labels --ui quiet --out ."
echo 'trained on the first 1,400 of them:'
"$root"/train $test >own
accuracy own
echo 'the same, beginning with the network of chapter 8:'
"$root"/train $test --start-from chapter8.safetensors >begun
accuracy begun

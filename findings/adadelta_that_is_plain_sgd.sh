#!/usr/bin/env bash
# What does AdaDelta do to a gradient of 3 and to one of 0.003? About the same, as it divides by how large they have been. In
# TensorFlow.js 4.22.0 it makes the very step of gradient descent, bit for bit, for any rho, any epsilon and any gradients: the
# factor on g is computed from both running means as they were before the step, they begin equal, and from a factor of 1 they
# stay equal for ever. (In the paper, Zeiler 2012, algorithm 1, the mean of the squared gradients is renewed before the step.)
# Seen on 2026-11-28, @tensorflow/tfjs 4.22.0, Node 20, beside python3-torch 1.13.1 of Debian 12.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @tensorflow/tfjs@4.22.0 >/dev/null 2>&1

cat > look.js <<'END'
const tf = require("@tensorflow/tfjs");

// The largest difference between the weights of two optimizers over 500 steps with the same random gradients.
function difference(one, other, size) {
  const a = tf.variable(tf.scalar(1)), b = tf.variable(tf.scalar(1));
  let largest = 0;
  for (let step = 0, x = 1; step < 500; ++step) {
    x = (1103515245 * x + 12345) % 2147483648;
    const g = tf.scalar(size * (x / 1073741824 - 1));
    one.applyGradients({ [a.name]: g });
    other.applyGradients({ [b.name]: g });
    largest = Math.max(largest, Math.abs(a.dataSync()[0] - b.dataSync()[0]));
  }
  return largest;
}

tf.setBackend("cpu").then(() => {
  console.log("TensorFlow.js", tf.version.tfjs);
  for (const rho of [0.5, 0.95]) {
    for (const epsilon of [1e-6, 0.1]) {
      for (const size of [0.003, 3]) {
        const apart = difference(tf.train.adadelta(0.1, rho, epsilon), tf.train.sgd(0.1), size);
        console.log(`rho ${rho}, epsilon ${epsilon}, gradients up to ${size}: AdaDelta and SGD differ by ${apart}`);
      }
    }
  }
  const apart = difference(tf.train.adagrad(0.1), tf.train.sgd(0.1), 3);
  console.log(`AdaGrad and SGD differ: ${apart > 0.1}`); // what is looked at can differ
});
END
node look.js >all 2>errors || { cat errors >&2; exit 1; }
grep '^TensorFlow\|^rho\|^AdaGrad' all | tee seen # without the advice that it prints
diff seen - <<'END'
TensorFlow.js 4.22.0
rho 0.5, epsilon 0.000001, gradients up to 0.003: AdaDelta and SGD differ by 0
rho 0.5, epsilon 0.000001, gradients up to 3: AdaDelta and SGD differ by 0
rho 0.5, epsilon 0.1, gradients up to 0.003: AdaDelta and SGD differ by 0
rho 0.5, epsilon 0.1, gradients up to 3: AdaDelta and SGD differ by 0
rho 0.95, epsilon 0.000001, gradients up to 0.003: AdaDelta and SGD differ by 0
rho 0.95, epsilon 0.000001, gradients up to 3: AdaDelta and SGD differ by 0
rho 0.95, epsilon 0.1, gradients up to 0.003: AdaDelta and SGD differ by 0
rho 0.95, epsilon 0.1, gradients up to 3: AdaDelta and SGD differ by 0
AdaGrad and SGD differ: true
END

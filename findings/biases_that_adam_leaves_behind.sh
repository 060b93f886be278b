#!/usr/bin/env bash
# How far does Adam's first step go? One learning rate for every weight and every bias, whatever the gradient: that is what its
# bias correction is for. In brain.js 2.0.0-beta.24 (praxis: "adam") the weights do so, and no bias moves at all in the first
# step: the step of a bias is taken from its running means as they were before the gradient came in, and corrected as if it had.
# So in the second step a bias goes 0.74 learning rates where a weight goes 1.
# Seen on 2026-11-28, brain.js 2.0.0-beta.24 (its browser build, which needs no graphics library), Node 20.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . brain.js@2.0.0-beta.24 >/dev/null 2>&1

cat > look.js <<'END'
const { NeuralNetwork } = require("./node_modules/brain.js/dist/browser.js");
const { version } = require("./node_modules/brain.js/package.json");

// One neuron that should answer 1 and does not: every gradient has the same sign.
function movesAfter(iterations) {
  const options = { praxis: "adam", learningRate: 0.01, iterations, errorThresh: 1e-9 };
  const network = new NeuralNetwork({ inputSize: 2, hiddenLayers: [], outputSize: 1, activation: "sigmoid", ...options });
  network.initialize();
  const before = network.toJSON().layers[1];
  network.train([{ input: [1, 0.5], output: [1] }], options);
  const after = network.toJSON().layers[1];
  const moves = after.weights[0].map((w, i) => w - before.weights[0][i]).concat(after.biases[0] - before.biases[0]);
  return moves.map((move) => (move / 0.01).toFixed(1)).join(" ");
}

console.log("brain.js", version);
for (const iterations of [1, 2]) {
  console.log(`after ${iterations}: both weights and the bias have gone so many learning rates: ${movesAfter(iterations)}`);
}
END
node look.js >seen 2>errors || { cat errors >&2; exit 1; }
cat seen
diff seen - <<'END'
brain.js 2.0.0-beta.24
after 1: both weights and the bias have gone so many learning rates: 1.0 1.0 0.0
after 2: both weights and the bias have gone so many learning rates: 2.0 2.0 0.7
END

#!/usr/bin/env bash
# The same name, another thing: which loss other libraries report, which λ they make of "0.1", how large their first weights are,
# what their early stopping watches and keeps, and what their standard deviation is divided by. Prints a line for each, from a
# run of it, and fails when one has changed. (Optimizers, and λ with mini-batches: same_name.sh.)
#   tests/seen/same_name_training.sh
# On Debian 12: apt-get install python3-torch python3-sklearn r-cran-nnet npm (npm fetches TensorFlow.js into a temporary folder).
set -euo pipefail
work=$(mktemp -d)
exec 3>&1 4>&2
trap 'cat "$work"/errors >&4; rm -rf "$work"' EXIT # what failed, if anything did
cd "$work"
exec >seen 2>errors

cat >look.py <<'END'
import warnings
import numpy as np, sklearn, torch
from sklearn.datasets import make_moons
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler

def weights(name, parameters):  # of many layers from 2 to 8
    w, b = (np.abs(p) for p in map(np.array, zip(*parameters)))
    print(f"{name}: up to {w.max():.2f}, biases {b.max():.2f}; variance {(w**2).mean() * (2 + 8) / 2:.2f} · 2/(in + out)")

layer = torch.nn.Linear(1, 1)
for p in layer.parameters():
    torch.nn.init.ones_(p)
    p.grad = torch.zeros_like(p)
torch.optim.SGD(layer.parameters(), 1, weight_decay=0.1).step()
print(f"PyTorch, weight_decay 0.1: λ {1 - layer.weight.item():.4f}, of biases {1 - layer.bias.item():.4f}")
torch.manual_seed(1)
weights("PyTorch, first weights", ([p.detach().numpy() for p in torch.nn.Linear(2, 8).parameters()] for _ in range(4000)))
print(f"PyTorch, deviation of 1, 2, 3, 4: {torch.arange(1.0, 5).std():.4f}")

print("scikit-learn", sklearn.__version__)
warnings.simplefilter("ignore")
x, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
def xor(rate=1e-12, kind=MLPClassifier, alpha=0.0, **more):  # one epoch, of one step; 1e-12 is too small to matter
    options = {"learning_rate_init": rate, "alpha": alpha, "random_state": 1} | more
    return kind((8,), solver="sgd", momentum=0, max_iter=1, **options).fit(x, y)
first, free, held, line = xor(), xor(0.5), xor(0.5, alpha=0.1), xor(kind=MLPRegressor)
before, after = (log_loss(y, model.predict_proba(x)) for model in (first, free))
print(f"scikit-learn, loss of epoch 1: {free.loss_curve_[0]:.4f}; before its step {before:.4f}, after it {after:.4f}")
print(f"scikit-learn, loss of MLPRegressor: {line.loss_ / ((line.predict(x) - y) ** 2).mean():.4f} · mean square")
w, b = ((getattr(free, p)[0] - getattr(held, p)[0]) / 0.5 / getattr(first, p)[0] for p in ("coefs_", "intercepts_"))
share = (held.loss_ - free.loss_) / (w.mean() / 2 * sum((w**2).sum() for w in first.coefs_))
print(f"scikit-learn, alpha 0.1, 4 rows: λ {w.mean():.4f}, of biases {b.mean():.4f}; in loss_ {share:.4f} · λ/2 Σw²")
for f in ("relu", "logistic"):
    models = (xor(activation=f, random_state=i) for i in range(500))
    weights(f"scikit-learn, first weights for {f}", ((m.coefs_[0], m.intercepts_[0]) for m in models))

class Watched(MLPClassifier):  # takes down the loss on the validation rows, too
    def _update_no_improvement_count(self, early_stopping, x, y):
        self.rows = x, y
        self.losses = getattr(self, "losses", []) + [log_loss(y, self._forward_pass_fast(x))]
        super()._update_no_improvement_count(early_stopping, x, y)
model = Watched(early_stopping=True, max_iter=1000, random_state=1).fit(*make_moons(200, noise=0.2, random_state=1))
(x, y), losses = model.rows, np.array(model.losses)
kept = np.abs(losses - log_loss(y, model.predict_proba(x))).argmin()
right = (f"{score * len(x):.4g}" for score in model.validation_scores_)
print(f"scikit-learn, early stopping with 200 rows watches how many of {len(x)} are right:", *right)
print(f"scikit-learn, early stopping in epoch {len(losses)}: kept epoch {kept + 1} with the loss {losses[kept]:.4f};",
      f"least in epoch {losses.argmin() + 1}, {losses.min():.4f}")
print(f"scikit-learn, deviation of 1, 2, 3, 4: {StandardScaler().fit(np.c_[1:5]).scale_[0]:.4f}")
END
echo "PyTorch $(dpkg-query -W -f '${Version}' python3-torch | cut -d+ -f1)"
/usr/bin/python3 look.py

npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @tensorflow/tfjs@4.22.0 >/dev/null
cat >look.js <<'END'
let state = 1; // the same random numbers every time
Math.random = () => (state = (48271 * state) % 2147483647) / 2147483647;
const tf = require("@tensorflow/tfjs");
const say = (words) => console.log(`TensorFlow.js${words}`);
const number = (tensor) => tensor.dataSync()[0];
const column = (values) => tf.tensor2d(values, [values.length, 1]);
function network(rate, loss, ...layers) {
  const model = tf.sequential({ layers: layers.map((layer) => tf.layers.dense(layer)) });
  model.compile({ optimizer: tf.train.sgd(rate), loss });
  return model;
}
const line = { units: 1, inputShape: [1], kernelInitializer: "ones", biasInitializer: "ones" };

(async () => {
  await tf.setBackend("cpu");
  say(` ${tf.version.tfjs}`);
  const xor = [tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]), column([0, 1, 1, 0])];
  const hidden = { units: 8, inputShape: [2], activation: "tanh" }, output = { units: 1, activation: "sigmoid" };
  let model = network(0.5, "binaryCrossentropy", hidden, output);
  const before = number(model.evaluate(...xor));
  let { loss, val_loss } = (await model.fit(...xor, { epochs: 1, validationData: xor })).history;
  const seen = [loss[0], before, number(model.evaluate(...xor)), val_loss[0]].map((value) => value.toFixed(4));
  say(`, loss of epoch 1: ${seen[0]}; before its step ${seen[1]}, after it ${seen[2]}; val_loss of the same rows ${seen[3]}`);

  for (const name of ["kernelRegularizer", "biasRegularizer"]) { // the data are met: nothing but λ pulls
    model = network(1, "meanSquaredError", { ...line, [name]: tf.regularizers.l2({ l2: 0.1 }) });
    ({ loss } = (await model.fit(column([0]), column([1]), { epochs: 1 })).history);
    const [w, b] = model.getWeights().map((p) => 1 - number(p));
    const later = number(model.evaluate(column([0]), model.predict(column([0]))));
    const seen = [w, b, loss[0] / ((w + b) / 2), later / ((w + b) / 2)].map((value) => value.toFixed(4));
    say(`, ${name} l2 0.1: λ ${seen[0]}, of biases ${seen[1]}; in history.loss ${seen[2]} · λ/2 Σw²; evaluate() ${seen[3]}`);
  }

  const layers = [...Array(4000)].map(() => tf.layers.dense({ units: 8, inputShape: [2] }));
  layers.forEach((layer) => layer.build([null, 2]));
  const [w, b] = [0, 1].map((p) => tf.stack(layers.map((layer) => layer.getWeights()[p])).abs());
  const figures = [w.max(), b.max(), w.square().mean().mul((2 + 8) / 2)].map((value) => number(value).toFixed(2));
  say(`, first weights: up to ${figures[0]}, biases ${figures[1]}; variance ${figures[2]} · 2/(in + out)`);

  const rows = [...Array(10).keys()], x = column(rows.map((i) => 2 ** i)); // a sum tells which rows are in it
  const among = (sum) => rows.filter((i) => (Math.round(sum) >> i) & 1).map((i) => i + 1).join(" ");
  model = network(1e-12, "meanAbsoluteError", { ...line, useBias: false });
  ({ loss, val_loss } = (await model.fit(x, tf.zeros([10, 1]), { epochs: 1, shuffle: true, validationSplit: 0.3 })).history);
  say(`, validationSplit 0.3 of rows 1 to 10: learns from ${among(7 * loss[0])}, validates by ${among(3 * val_loss[0])}`);

  model = network(0.1, "meanSquaredError", line);
  const learned = [column([1]), column([0])], validationData = [column([1]), column([2])]; // nearer to 0, farther from 2
  ({ val_loss } = (await model.fit(...learned, { epochs: 99, validationData, callbacks: tf.callbacks.earlyStopping() })).history);
  const kept = val_loss.indexOf(number(model.evaluate(...validationData))) + 1, best = val_loss.indexOf(Math.min(...val_loss)) + 1;
  say(`, early stopping in epoch ${val_loss.length}: kept epoch ${kept}; least val_loss in epoch ${best}`);
  try { tf.callbacks.earlyStopping({ restoreBestWeights: true }); } catch (error) { say(`, early stopping: ${error.message}`); }
  say(`, deviation of 1, 2, 3, 4: ${Math.sqrt(number(tf.moments(tf.range(1, 5)).variance)).toFixed(4)}`);
})();
END
node look.js | grep '^TensorFlow.js' # and not its greeting

Rscript - <<'END'
library(nnet)
say <- function(...) cat(sprintf(...), "\n", sep = "")
say("nnet %s", packageVersion("nnet"))
x <- matrix(c(0, 0, 1, 1, 0, 1, 0, 1), 4); y <- c(0, 1, 1, 0)
learn <- function(..., size = 8) nnet(x, y, size = size, trace = FALSE, ...)
set.seed(1)
net <- learn(entropy = TRUE, maxit = 5)
say("nnet, value: %.4f · mean cross-entropy at the end", -net$value / mean(log(abs(1 - y - net$fitted.values))))
net <- learn(maxit = 5)
say("nnet, value without entropy=TRUE: %.4f · mean square at the end", net$value / mean(net$residuals^2))
lambda <- function(w) { # of the bias, or of the two weights
  value <- function(decay) learn(size = 0, skip = TRUE, linout = TRUE, decay = decay, maxit = 0, Wts = w)$value
  2 * (value(0.1) - value(0)) / nrow(x) / sum(w^2)
}
say("nnet, decay 0.1, 4 rows: λ %.4f, of biases %.4f", lambda(c(0, 1, 1)), lambda(c(1, 0, 0)))
first <- replicate(4000, matrix(learn(maxit = 0)$wts[1:24], 3)) # a bias and two weights for each of the 8
w <- abs(first[-1, , ]); b <- abs(first[1, , ])
say("nnet, first weights: up to %.2f, biases %.2f; variance %.2f · 2/(in + out)", max(w), max(b), mean(w^2) * (2 + 8) / 2)
say("R, deviation of 1, 2, 3, 4: by sd() %.4f, by scale() %.4f", sd(1:4), attr(scale(1:4), "scaled:scale"))
END

exec >&3
: >errors
cat seen
diff seen - <<'END'
PyTorch 1.13.1
PyTorch, weight_decay 0.1: λ 0.1000, of biases 0.1000
PyTorch, first weights: up to 0.71, biases 0.71; variance 0.83 · 2/(in + out)
PyTorch, deviation of 1, 2, 3, 4: 1.2910
scikit-learn 1.2.1
scikit-learn, loss of epoch 1: 0.8559; before its step 0.8559, after it 0.7513
scikit-learn, loss of MLPRegressor: 0.5000 · mean square
scikit-learn, alpha 0.1, 4 rows: λ 0.0250, of biases 0.0000; in loss_ 1.0000 · λ/2 Σw²
scikit-learn, first weights for relu: up to 0.77, biases 0.77; variance 1.00 · 2/(in + out)
scikit-learn, first weights for logistic: up to 0.45, biases 0.45; variance 0.33 · 2/(in + out)
scikit-learn, early stopping with 200 rows watches how many of 20 are right: 12 12 12 12 14 16 16 16 16 16 16 17 17 17 16 16 16 16 16 16 16 16 16
scikit-learn, early stopping in epoch 23: kept epoch 12 with the loss 0.5787; least in epoch 23, 0.5324
scikit-learn, deviation of 1, 2, 3, 4: 1.1180
TensorFlow.js 4.22.0
TensorFlow.js, loss of epoch 1: 0.6894; before its step 0.6894, after it 0.6870; val_loss of the same rows 0.6870
TensorFlow.js, kernelRegularizer l2 0.1: λ 0.2000, of biases 0.0000; in history.loss 1.0000 · λ/2 Σw²; evaluate() 0.0000
TensorFlow.js, biasRegularizer l2 0.1: λ 0.0000, of biases 0.2000; in history.loss 1.0000 · λ/2 Σw²; evaluate() 0.0000
TensorFlow.js, first weights: up to 0.89, biases 0.00; variance 0.77 · 2/(in + out)
TensorFlow.js, validationSplit 0.3 of rows 1 to 10: learns from 1 2 3 4 5 6 7, validates by 8 9 10
TensorFlow.js, early stopping in epoch 2: kept epoch 2; least val_loss in epoch 1
TensorFlow.js, early stopping: restoreBestWeights = True is not implemented in EarlyStopping yet.
TensorFlow.js, deviation of 1, 2, 3, 4: 1.1180
nnet 7.3.18
nnet, value: 4.0000 · mean cross-entropy at the end
nnet, value without entropy=TRUE: 4.0000 · mean square at the end
nnet, decay 0.1, 4 rows: λ 0.0500, of biases 0.0500
nnet, first weights: up to 0.70, biases 0.70; variance 0.82 · 2/(in + out)
R, deviation of 1, 2, 3, 4: by sd() 1.2910, by scale() 1.2910
END

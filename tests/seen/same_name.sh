#!/usr/bin/env bash
# The same name, another formula: one weight that begins at 1 and gets the gradients 2, -1 and 0.5, with the rate 0.1, by this
# project's optimizers and by those of other libraries; and how large λ is that they make of "0.1". Prints the figures of the
# table in notes/chapter7b.md, and fails when they have changed.
#   tests/seen/same_name.sh
# On Debian 12: apt-get install g++ python3-torch python3-sklearn r-cran-nnet libfann-dev npm (npm fetches TensorFlow.js into a
# temporary folder).
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
exec 3>&1 4>&2
trap 'cat "$work"/errors >&4; rm -rf "$work"' EXIT # what failed, if anything did
cd "$work"
exec >seen 2>errors

cat >here.cpp <<'END'
#include "common/training/optimizers.hpp"
#include <cstdio>
using namespace nn;
void run(const char* name, Optimizer&& optimizer) {
    Parameter w{"w", {{1}}, {{0}}, true};
    Parameter* parameters[] = {&w};
    for (const double g : {2.0, -1.0, 0.5}) {
        w.gradient = {{g}};
        optimizer.step(parameters, 0.1);
    }
    std::printf("here, %s: %.4f\n", name, w.value(0, 0));
}
int main() {
    run("SGD", Sgd());
    run("momentum", Momentum());
    run("Nesterov", Momentum(0.9, true));
    run("AdaGrad", AdaGrad());
    run("RMSProp", RmsProp());
    run("RMSProp, ε 0.1", RmsProp(0.99, 0.1));
    run("Adam", Adam());
    run("Adam, ε 0.1", Adam({.epsilon = 0.1}));
}
END
g++ -std=c++20 -O1 -DSCALAR=double -I"$root" here.cpp "$root"/common/training/optimizer{,s}.cpp "$root"/common/math/matrix.cpp -o here
./here

cat >look.py <<'END'
import warnings
import numpy as np, sklearn, torch
from sklearn.neural_network import MLPRegressor
from sklearn.neural_network._stochastic_optimizers import AdamOptimizer, SGDOptimizer

warnings.simplefilter("ignore")

def in_torch(name, make, gradients=(2, -1, 0.5)):
    w = torch.nn.Parameter(torch.ones(1, dtype=torch.float64))
    optimizer = make([w])
    places = []
    for g in gradients:
        w.grad = torch.full((1,), g, dtype=torch.float64)
        optimizer.step()
        places.append(f"{w.item():.4f}")
    print(f"PyTorch, {name}:", " ".join(places) if len(set(gradients)) == 1 else places[-1])

o = torch.optim
in_torch("SGD", lambda w: o.SGD(w, 0.1))
in_torch("momentum", lambda w: o.SGD(w, 0.1, momentum=0.9))
in_torch("Nesterov", lambda w: o.SGD(w, 0.1, momentum=0.9, nesterov=True))
in_torch("AdaGrad", lambda w: o.Adagrad(w, 0.1))
in_torch("RMSProp", lambda w: o.RMSprop(w, 0.1))
in_torch("RMSProp, ε 0.1", lambda w: o.RMSprop(w, 0.1, eps=0.1))
in_torch("Adam", lambda w: o.Adam(w, 0.1))
in_torch("Adam, ε 0.1", lambda w: o.Adam(w, 0.1, eps=0.1))
in_torch("NAdam", lambda w: o.NAdam(w, 0.1))
in_torch("NAdam with foreach", lambda w: o.NAdam(w, 0.1, foreach=True))
in_torch("Rprop, one gradient again and again", lambda w: o.Rprop(w, 0.1), (-1, -1, -1))

def in_sklearn(name, make):
    w = [np.ones(1)]
    optimizer = make(w)
    for g in (2, -1, 0.5):
        optimizer.update_params(w, [np.array([g])])
    print(f"scikit-learn, {name}: {w[0][0]:.4f}")

print("scikit-learn", sklearn.__version__)
in_sklearn("SGD as it is", lambda w: SGDOptimizer(w, 0.1))
in_sklearn("SGD, nesterov=False", lambda w: SGDOptimizer(w, 0.1, nesterov=False))
in_sklearn("Adam", lambda w: AdamOptimizer(w, 0.1))
in_sklearn("Adam, ε 0.1", lambda w: AdamOptimizer(w, 0.1, epsilon=0.1))

x = np.linspace(0, 1, 8)[:, None]
def loss(alpha):  # with batches of 4, and steps too small to matter
    model = MLPRegressor((3,), alpha=alpha, max_iter=1, learning_rate_init=1e-12, batch_size=4, random_state=1)
    model.fit(x, x[:, 0])
    return model.loss_, sum((w**2).sum() for w in model.coefs_)
(with_l2, squares), (without, _) = loss(0.1), loss(0)
print(f"scikit-learn, alpha 0.1, batches of 4: λ {2 * (with_l2 - without) / squares:.4f}")
END
echo "PyTorch $(dpkg-query -W -f '${Version}' python3-torch | cut -d+ -f1)"
/usr/bin/python3 look.py

npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @tensorflow/tfjs@4.22.0 >/dev/null
cat >look.js <<'END'
const tf = require("@tensorflow/tfjs");
function run(name, optimizer) {
  const w = tf.variable(tf.scalar(1));
  for (const g of [2, -1, 0.5]) optimizer.applyGradients({ [w.name]: tf.scalar(g) });
  console.log(`TensorFlow.js, ${name}: ${w.dataSync()[0].toFixed(4)}`);
}
tf.setBackend("cpu").then(() => {
  const train = tf.train;
  console.log("TensorFlow.js", tf.version.tfjs);
  run("SGD", train.sgd(0.1));
  run("momentum", train.momentum(0.1, 0.9));
  run("Nesterov", train.momentum(0.1, 0.9, true));
  run("AdaGrad", train.adagrad(0.1));
  run("AdaGrad from 0", train.adagrad(0.1, 0));
  run("RMSProp", train.rmsprop(0.1));
  run("RMSProp, decay 0.99", train.rmsprop(0.1, 0.99));
  run("RMSProp, decay 0.99, ε 0.1", train.rmsprop(0.1, 0.99, 0, 0.1));
  run("Adam", train.adam(0.1));
  run("Adam, ε 0.1", train.adam(0.1, 0.9, 0.999, 0.1));
  run("AdaDelta", train.adadelta(0.1));
  const value = tf.regularizers.l2({ l2: 0.1 }).apply(tf.tensor1d([1])).dataSync()[0];
  console.log(`TensorFlow.js, l2 0.1: λ ${(2 * value).toFixed(4)}`);
});
END
node look.js 2>/dev/null >js
grep '^TensorFlow.js' js

Rscript - <<'END'
library(nnet)
x <- matrix(c(0, 1, 2, 3)); y <- c(1, 2, 3, 5); w <- c(2, 3) # a bias, a weight
objective <- function(decay) {
  nnet(x, y, size = 0, skip = TRUE, linout = TRUE, decay = decay, maxit = 0, Wts = w, trace = FALSE)$value / nrow(x)
}
cat("nnet ", as.character(packageVersion("nnet")), "\n", sep = "")
cat(sprintf("nnet, decay 0.1, 4 rows, as a mean over rows and of all w: λ %.4f\n", 2 * (objective(0.1) - objective(0)) / sum(w^2)))
END

cat >look.c <<'END'
#include <doublefann.h>
#include <stdio.h>
int main(void) {
    struct fann* network = fann_create_standard(2, 1, 1); /* trained by its RPROP, as it is */
    struct fann_connection connections[2];
    struct fann_train_data* data = fann_create_train(1, 1, 1);
    fann_set_activation_function_output(network, FANN_LINEAR);
    fann_get_connection_array(network, connections);
    connections[0].weight = connections[1].weight = 1;
    fann_set_weight_array(network, connections, 2);
    data->input[0][0] = 1;
    data->output[0][0] = 100;
    printf("FANN, RPROP %d, one direction again and again:", fann_get_training_algorithm(network) == FANN_TRAIN_RPROP);
    for (int epoch = 0; epoch < 3; ++epoch) {
        fann_train_epoch(network, data);
        fann_get_connection_array(network, connections);
        printf(" %.4f", connections[0].weight);
    }
    printf("\n");
    return 0;
}
END
gcc look.c -ldoublefann -lm -o look
echo "FANN $(dpkg-query -W -f '${Version}' libfann-dev | cut -d+ -f1)"
./look

exec >&3
: >errors
cat seen
diff seen - <<'END'
here, SGD: 0.8500
here, momentum: 0.5980
here, Nesterov: 0.4882
here, AdaGrad: 0.9229
here, RMSProp: 0.2289
here, RMSProp, ε 0.1: 0.4904
here, Adam: 0.8393
here, Adam, ε 0.1: 0.8481
PyTorch 1.13.1
PyTorch, SGD: 0.8500
PyTorch, momentum: 0.5980
PyTorch, Nesterov: 0.4882
PyTorch, AdaGrad: 0.9229
PyTorch, RMSProp: 0.2289
PyTorch, RMSProp, ε 0.1: 0.4904
PyTorch, Adam: 0.8393
PyTorch, Adam, ε 0.1: 0.8481
PyTorch, NAdam: 0.9092
PyTorch, NAdam with foreach: 0.9083
PyTorch, Rprop, one gradient again and again: 1.1000 1.2200 1.3640
scikit-learn 1.2.1
scikit-learn, SGD as it is: 0.4882
scikit-learn, SGD, nesterov=False: 0.5980
scikit-learn, Adam: 0.8393
scikit-learn, Adam, ε 0.1: 0.9359
scikit-learn, alpha 0.1, batches of 4: λ 0.0250
TensorFlow.js 4.22.0
TensorFlow.js, SGD: 0.8500
TensorFlow.js, momentum: 0.5980
TensorFlow.js, Nesterov: 0.4882
TensorFlow.js, AdaGrad: 0.9239
TensorFlow.js, AdaGrad from 0: 0.9229
TensorFlow.js, RMSProp: 0.7558
TensorFlow.js, RMSProp, decay 0.99: 0.2289
TensorFlow.js, RMSProp, decay 0.99, ε 0.1: 0.5956
TensorFlow.js, Adam: 0.8393
TensorFlow.js, Adam, ε 0.1: 0.8481
TensorFlow.js, AdaDelta: 0.8500
TensorFlow.js, l2 0.1: λ 0.2000
nnet 7.3.18
nnet, decay 0.1, 4 rows, as a mean over rows and of all w: λ 0.0500
FANN 2.2.0
FANN, RPROP 1, one direction again and again: 1.1200 1.2640 1.4368
END

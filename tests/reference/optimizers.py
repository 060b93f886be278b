#!/usr/bin/env python3
"""Writes optimizers.txt, what PyTorch's optimizers and schedules do: python3 optimizers.py > optimizers.txt

A network 3-4-2 with tanh between, mean squared error, four samples, the same full batch at every step. Of each optimizer the
parameters after 1, 2, 3, 10 and 25 steps: both weights (out x in, row by row) and biases in the order of nn.Sequential.
Of each schedule the learning rate in 40 epochs, as a factor. Numbers have 17 digits, which is all of a double.
"""
import torch
from torch import optim

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def numbers(count, seed):
    """Numbers from -1 to 1 that any program can make again: x = (1103515245 x + 12345) mod 2^31, from the seed on."""
    made, x = [], seed
    for _ in range(count):
        x = (1103515245 * x + 12345) % 2**31
        made.append(x / 2**30 - 1)
    return torch.tensor(made)


def network():
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 2))
    with torch.no_grad():
        for seed, layer in ((11, model[0]), (13, model[2])):
            layer.weight.copy_(numbers(layer.weight.numel(), seed).reshape(layer.weight.shape))
            layer.bias.copy_(0.1 * numbers(layer.bias.numel(), seed + 1))
    return model


def line(name, values):
    print(name, *(f"{value:.17g}" for value in values))


runs = {
    "sgd": lambda p: optim.SGD(p, lr=0.1),
    "sgd_l2": lambda p: optim.SGD(p, lr=0.1, weight_decay=0.01),
    "sgd_clipped": lambda p: optim.SGD(p, lr=0.1),
    "momentum": lambda p: optim.SGD(p, lr=0.1, momentum=0.9),
    "momentum_l2": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "nesterov": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "nesterov_l2": lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
    "adagrad": lambda p: optim.Adagrad(p, lr=0.1),
    "adagrad_l2": lambda p: optim.Adagrad(p, lr=0.1, weight_decay=0.01),
    "rmsprop": lambda p: optim.RMSprop(p, lr=0.01),
    "rmsprop_l2": lambda p: optim.RMSprop(p, lr=0.01, weight_decay=0.01),
    "adam": lambda p: optim.Adam(p, lr=0.01),
    "adam_l2": lambda p: optim.Adam(p, lr=0.01, weight_decay=0.1),
    "adam_clipped": lambda p: optim.Adam(p, lr=0.01),
    "adamw": lambda p: optim.AdamW(p, lr=0.01, weight_decay=0.1),
}
rates = {
    "step_10_0.5": lambda o: optim.lr_scheduler.StepLR(o, 10, 0.5),
    "exponential_0.9": lambda o: optim.lr_scheduler.ExponentialLR(o, 0.9),
    "one_over_t_0.1": lambda o: optim.lr_scheduler.LambdaLR(o, lambda epoch: 1 / (1 + 0.1 * epoch)),
    "cosine_40_0.1": lambda o: optim.lr_scheduler.CosineAnnealingLR(o, 40, eta_min=0.1),
    "cosine_20": lambda o: optim.lr_scheduler.CosineAnnealingLR(o, 20),
    "warm_up_5_0.2": lambda o: optim.lr_scheduler.LinearLR(o, 0.2, 1.0, 5),
}

print("# Made by optimizers.py with PyTorch", torch.__version__, "(2.11.0 gives the same within 1e-15)")
x, target = numbers(12, 901).reshape(4, 3), numbers(8, 902).reshape(4, 2)
for name, make in runs.items():
    model = network()
    optimizer = make(model.parameters())
    for step in range(1, 26):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), target).backward()
        if name.endswith("_clipped"):
            torch.nn.utils.clip_grad_norm_(model.parameters(), 0.05)
        optimizer.step()
        if step in (1, 2, 3, 10, 25):
            line(f"{name} {step}", (value for p in model.parameters() for value in p.detach().flatten().tolist()))
for name, make in rates.items():
    optimizer = optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1)
    scheduler = make(optimizer)
    factors = []
    for _ in range(40):
        factors.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    line(f"{name} 40", factors)

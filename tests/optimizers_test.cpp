// Optimizers and schedules beside PyTorch's figures. Argument: the folder with optimizers.txt.
#define CHECK_WITHOUT_MAIN
#include "tests/check_matrix.hpp"

#include "common/network/activation_layer.hpp"
#include "common/network/dense.hpp"
#include "common/network/losses.hpp"
#include "common/network/network.hpp"
#include "common/training/optimizers.hpp"
#include "common/training/penalty.hpp"
#include "common/training/schedule.hpp"

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <type_traits>

using namespace nn;

namespace {

constexpr double tolerance = std::is_same_v<Scalar, double> ? 1e-12 : 1e-4;

// "adam 25" -> the numbers in that line.
std::map<std::string, std::vector<double>> reference;

void read_reference(const std::string& file) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("#")) continue;
        std::istringstream words(line);
        std::string name, step;
        words >> name >> step;
        std::vector<double>& numbers = reference[name + " " + step];
        for (std::string word; words >> word;) numbers.push_back(std::stod(word));
    }
}

// As numbers() in optimizers.py.
std::vector<double> numbers(std::size_t count, std::uint64_t x) {
    std::vector<double> made;
    for (std::size_t i = 0; i < count; ++i) {
        x = (1103515245 * x + 12345) % 2147483648;
        made.push_back(static_cast<double>(x) / 1073741824 - 1);
    }
    return made;
}

// (rows × columns), row by row or, as PyTorch keeps weights, column by column.
Matrix matrix(Index rows, Index columns, const std::vector<double>& values, bool by_columns = false) {
    Matrix m(rows, columns);
    for (Index i = 0; i < rows; ++i) {
        for (Index j = 0; j < columns; ++j) {
            m(i, j) = static_cast<Scalar>(
                values[static_cast<std::size_t>(by_columns ? j * rows + i : i * columns + j)]);
        }
    }
    return m;
}

std::vector<double> scaled(std::vector<double> values, double factor) {
    for (double& value : values) value *= factor;
    return values;
}

struct Training {
    Network network;
    Matrix x = matrix(4, 3, numbers(12, 901)), target = matrix(4, 2, numbers(8, 902));

    Training() {
        network.add(std::make_unique<Dense>(matrix(3, 4, numbers(12, 11), true),
                                            matrix(1, 4, scaled(numbers(4, 12), 0.1))));
        network.add(std::make_unique<ActivationLayer>(Activation::tanh));
        network.add(std::make_unique<Dense>(matrix(4, 2, numbers(8, 13), true),
                                            matrix(1, 2, scaled(numbers(2, 14), 0.1))));
    }

    void step(Optimizer& optimizer, double rate, double l2 = 0) {
        Matrix dy;
        MeanSquaredError().value_and_gradient(network.forward(x), target, dy);
        network.backward(dy);
        for (Parameter* p : network.parameters())
            p->is_penalised = true; // PyTorch's weight decay is for biases, too
        if (l2 > 0) l2_penalty(l2).add_gradient(network.parameters());
        optimizer.step(network.parameters(), rate);
    }

    // In the order of optimizers.txt.
    std::vector<double> parameters() const {
        std::vector<double> all;
        for (const Parameter* p : network.parameters()) {
            for (Index j = 0; j < p->value.columns(); ++j) {
                for (Index i = 0; i < p->value.rows(); ++i) all.push_back(p->value(i, j));
            }
        }
        return all;
    }
};

double difference(const std::vector<double>& a, const std::vector<double>& b) {
    if (a.size() != b.size()) return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

// The largest difference to PyTorch's parameters after 1, 2, 3, 10 and 25 steps.
double difference_to(const std::string& name, Optimizer& optimizer, double rate, double l2 = 0) {
    Training training;
    double largest = 0;
    for (int step = 1; step <= 25; ++step) {
        training.step(optimizer, rate, l2);
        const auto found = reference.find(name + " " + std::to_string(step));
        if (found != reference.end())
            largest = std::max(largest, difference(training.parameters(), found->second));
        if (step == 25) CHECK(found != reference.end());
    }
    return largest;
}

// All of them, as new.
std::map<std::string, std::unique_ptr<StatefulOptimizer>> stateful() {
    std::map<std::string, std::unique_ptr<StatefulOptimizer>> all;
    all["momentum"] = std::make_unique<Momentum>(0.9);
    all["nesterov"] = std::make_unique<Momentum>(0.9, true);
    all["adagrad"] = std::make_unique<AdaGrad>();
    all["rmsprop"] = std::make_unique<RmsProp>();
    all["adam"] = std::make_unique<Adam>();
    all["adamw"] = std::make_unique<Adam>(AdamOptions{.weight_decay = 0.1});
    return all;
}

double rate_of(const std::string& name) { return name == "rmsprop" || name.starts_with("adam") ? 0.01 : 0.1; }

} // namespace

CLAIM(each_steps_as_pytorchs_does) {
    for (const auto& [name, optimizer] : stateful()) {
        const double here = difference_to(name, *optimizer, rate_of(name));
        check::note(here < tolerance, __FILE__, __LINE__, name + ": " + std::to_string(here));
    }
    Sgd sgd;
    CHECK(difference_to("sgd", sgd, 0.1) < tolerance);
    CHECK(difference_to("momentum", sgd, 0.1) > 0.01); // the check itself can fail
}

CLAIM(with_l2_each_steps_as_pytorchs_does) {
    Sgd sgd;
    CHECK(difference_to("sgd_l2", sgd, 0.1, 0.01) < tolerance);
    for (const auto& [name, optimizer] : stateful()) {
        if (name == "adamw") continue; // its decay is its own
        const double here =
            difference_to(name + "_l2", *optimizer, rate_of(name), name == "adam" ? 0.1 : 0.01);
        check::note(here < tolerance, __FILE__, __LINE__, name + ": " + std::to_string(here));
    }
    Adam adam;
    CHECK(difference_to("adamw", adam, 0.01, 0.1) > 0.01); // L2 within Adam is something else
}

CLAIM(a_clipped_gradient_is_pytorchs) {
    Clipped clipped(std::make_unique<Sgd>(), 0.05);
    CHECK(difference_to("sgd_clipped", clipped, 0.1) < tolerance);
    Clipped clipped_adam(std::make_unique<Adam>(), 0.05);
    CHECK(difference_to("adam_clipped", clipped_adam, 0.01) < tolerance);
}

CLAIM(a_short_gradient_is_not_clipped) {
    Parameter w{"w", {{0, 0}}, {{3, 4}}, true};
    Parameter* parameters[] = {&w};
    Clipped(std::make_unique<Sgd>(), 6).step(parameters, 1);
    CHECK_MATRIX(w.value, {{-3, -4}});
    w.gradient = {{Scalar(3e30), Scalar(4e30)}}; // as a float, its square would overflow
    w.value = Matrix(1, 2);
    Clipped(std::make_unique<Sgd>(), 5).step(parameters, 1);
    CHECK_NEAR(w.value(0, 1), -4, 1e-5);
    w.gradient = {{3, 4}};
    w.value = Matrix(1, 2);
    Clipped(std::make_unique<Sgd>(), 2.5).step(parameters, 1); // ‖g‖ is 5
    CHECK_NEAR(w.value(0, 0), -1.5, 1e-5);
    CHECK_NEAR(w.value(0, 1), -2, 1e-5);
}

CLAIM(clipping_keeps_the_penalty_of_what_it_stands_before) {
    const Parameter w{"w", {{3}}, {{0}}, true};
    const Parameter* parameters[] = {&w};
    CHECK_NEAR(Clipped(std::make_unique<ProximalSgd>(2), 1).penalty(parameters), 6, 1e-6);
}

CLAIM(a_norm_is_finite_where_squares_are_not) {
    constexpr Scalar huge = std::numeric_limits<Scalar>::max() / 8;
    Parameter a{"a", {{0}}, {{3 * huge}}, true}, b{"b", {{0}}, {{-4 * huge}}, true};
    Parameter* parameters[] = {&a, &b};
    CHECK_NEAR(gradient_norm(Parameters(parameters)) / double(huge), 5, 1e-6);
    b.gradient = {{Scalar(INFINITY)}};
    CHECK(std::isinf(gradient_norm(Parameters(parameters))));
    b.gradient = {{Scalar(NAN)}};
    CHECK(std::isnan(gradient_norm(Parameters(parameters))));
    CHECK_EQUAL(gradient_norm({}), 0.0);
}

CLAIM(what_one_remembers_is_all_that_it_needs_to_go_on) {
    for (const bool clips : {false, true}) {
        for (const auto& [name, unused] : stateful()) {
            const auto made = [&, &name = name]() -> std::unique_ptr<Optimizer> {
                std::unique_ptr<Optimizer> optimizer = std::move(stateful()[name]);
                if (clips) optimizer = std::make_unique<Clipped>(std::move(optimizer), 0.05);
                return optimizer;
            };
            Training one, other;
            const std::unique_ptr<Optimizer> whole = made(), first = made(), second = made();
            for (int step = 0; step < 200; ++step) one.step(*whole, 0.01);
            for (int step = 0; step < 100; ++step) other.step(*first, 0.01);
            second->resume_from(first->state(), other.network.parameters());
            for (int step = 0; step < 100; ++step) other.step(*second, 0.01);
            CHECK((one.network.snapshot() == other.network.snapshot()));
            CHECK_EQUAL(second->state().steps, 200);
        }
    }
}

CLAIM(a_state_of_something_else_is_refused) {
    Training training;
    const Network& network = training.network;
    Adam adam;
    CHECK_THROWS(adam.resume_from({5, {Matrix(3, 4)}}, network.parameters()), std::invalid_argument, "1",
                 "8");
    Momentum momentum;
    const OptimizerState wrong{5, std::vector<Matrix>(4, Matrix(3, 4))};
    CHECK_THROWS(momentum.resume_from(wrong, network.parameters()), std::invalid_argument, "3 × 4");
    CHECK_THROWS(Sgd().resume_from(wrong, network.parameters()), std::invalid_argument, "optimizer");
    CHECK_THROWS(Sgd().resume_from({5, {}}, network.parameters()), std::invalid_argument, "optimizer");
    CHECK_THROWS(Sgd().resume_from({0, {Matrix(1, 1)}}, network.parameters()), std::invalid_argument,
                 "optimizer");
    for (const Index steps : {0, 1}) {
        CHECK_THROWS(momentum.resume_from({steps, wrong.values}, network.parameters()), std::invalid_argument,
                     "3 × 4");
    }
    Sgd().resume_from({}, network.parameters());
    momentum.resume_from({}, network.parameters()); // as new
    training.step(momentum, 0.1);
    // Nor are other parameters moved by what is remembered of these.
    Parameter w{"w", {{0}}, {{1}}, true};
    Parameter* parameters[] = {&w};
    CHECK_THROWS(momentum.step(parameters, 0.1), std::invalid_argument, "4", "1");
    CHECK_EQUAL(w.value(0, 0), 0);
}

CLAIM(numbers_that_make_no_sense_are_refused) {
    for (const double wrong : {-0.1, 1.0, double(NAN)}) {
        CHECK_THROWS(Momentum{wrong}, std::invalid_argument, "optimizer", "factor");
        CHECK_THROWS(RmsProp{wrong}, std::invalid_argument, "optimizer", "factor");
        CHECK_THROWS(Adam(AdamOptions{.beta1 = wrong}), std::invalid_argument, "optimizer", "factor");
        CHECK_THROWS(Adam(AdamOptions{.beta2 = wrong}), std::invalid_argument, "optimizer", "factor");
    }
    for (const double wrong : {-0.1, double(NAN), double(INFINITY)}) {
        CHECK_THROWS(AdaGrad{wrong}, std::invalid_argument, "optimizer", "0");
        CHECK_THROWS(Adam(AdamOptions{.weight_decay = wrong}), std::invalid_argument, "optimizer", "0");
    }
    for (const double wrong : {0.0, -1.0, double(NAN)}) {
        CHECK_THROWS(Clipped(std::make_unique<Sgd>(), wrong), std::invalid_argument, "optimizer", "limit");
    }
    CHECK_THROWS(step_schedule(0, 0.5), std::invalid_argument, "schedule", "1");
    CHECK_THROWS(cosine_schedule(0), std::invalid_argument, "schedule", "1");
}

CLAIM(biases_do_not_decay) {
    Parameter w{"w", {{1}}, {{0}}, true}, b{"b", {{1}}, {{0}}, false};
    Parameter* parameters[] = {&w, &b};
    Adam(AdamOptions{.weight_decay = 0.5}).step(parameters, 0.1);
    CHECK_NEAR(w.value(0, 0), 0.95, 1e-6);
    CHECK_EQUAL(b.value(0, 0), 1);
}

CLAIM(without_bias_correction_the_first_step_is_of_another_size) {
    // m = 0.1 g and v = 0.001 g²: the step is 0.1 / √0.001 = 3.16 times the rate; corrected it is the rate.
    for (const bool corrected : {true, false}) {
        Parameter w{"w", {{0}}, {{5}}, true};
        Parameter* parameters[] = {&w};
        Adam(AdamOptions{.bias_correction = corrected}).step(parameters, 0.01);
        CHECK_NEAR(w.value(0, 0), corrected ? -0.01 : -0.0316228, 1e-7);
    }
}

CLAIM(schedules_are_pytorchs) {
    const std::map<std::string, Schedule> schedules = {{"step_10_0.5", step_schedule(10, 0.5)},
                                                       {"exponential_0.9", exponential_schedule(0.9)},
                                                       {"one_over_t_0.1", one_over_t_schedule(0.1)},
                                                       {"cosine_40_0.1", cosine_schedule(40, 0.1)},
                                                       {"warm_up_5_0.2", warm_up(5, 0.2)}};
    for (const auto& [name, schedule] : schedules) {
        std::vector<double> factors;
        for (Index epoch = 1; epoch <= 40; ++epoch) factors.push_back(schedule(epoch));
        const double here = difference(factors, reference.at(name + " 40"));
        check::note(here < 1e-14, __FILE__, __LINE__, name + ": " + std::to_string(here));
    }
}

CLAIM(behind_its_end_a_cosine_stays_low_where_pytorchs_rises_again) {
    const Schedule cosine = cosine_schedule(20);
    const std::vector<double>& theirs = reference.at("cosine_20 40");
    for (Index epoch = 1; epoch <= 21; ++epoch) {
        CHECK_NEAR(cosine(epoch), theirs[static_cast<std::size_t>(epoch - 1)], 1e-14);
    }
    CHECK_NEAR(cosine(40), 0, 1e-14);
    CHECK(theirs[39] > 0.9);
}

CLAIM(a_warm_up_goes_over_into_what_comes_then) {
    const Schedule schedule = warm_up(4, 0.5, exponential_schedule(0.5));
    const double expected[] = {0.5, 0.625, 0.75, 0.875, 1, 0.5, 0.25};
    for (Index epoch = 1; epoch <= 7; ++epoch) CHECK_EQUAL(schedule(epoch), expected[epoch - 1]);
}

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "optimizers_test: needs the folder with optimizers.txt\n";
        return 2;
    }
    read_reference(std::string(words[1]) + "/optimizers.txt");
    return check::run() == 0 ? 0 : 1;
}

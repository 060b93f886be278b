// Tool: first the rows, then the network that fits them; each takes its share of the same random numbers.
#include "common/trainer/session.hpp"

#include "common/network/losses.hpp"

#include <stdexcept>
#include <utility>

namespace nn {

namespace {

bool is_checkpoint(const std::optional<Checkpoint>& file) { return file && file->training; }

Task task_for(const Plan& plan, const std::optional<Checkpoint>& file, double validation_share,
              Random& random) {
    if (!file) return task_of(plan, random);
    const Coding& coding = file->model.coding;
    if (plan.table) return task_of(*plan.table, coding, validation_share, random);
    Task exclusive_or = exclusive_or_task(coding.is_amount());
    if (!(coding == exclusive_or.coding))
        throw std::runtime_error("the network was trained on other data: give them with --data");
    return exclusive_or;
}

Architecture architecture_for(const Plan& plan, const std::optional<Checkpoint>& file, Index inputs) {
    Architecture architecture = architecture_of(plan, inputs);
    if (file) architecture.sizes = file->model.sizes;
    if (file) architecture.activation = file->model.activation;
    return architecture;
}

} // namespace

Task task_of(const Plan& plan, Random& random) {
    if (!plan.table) return exclusive_or_task(plan.amounts);
    return task_of(*plan.table, plan.amounts, plan.validation_share, random);
}

Architecture architecture_of(const Plan& plan, Index inputs) {
    Architecture architecture = plan.network;
    architecture.sizes.insert(architecture.sizes.begin(), inputs);
    architecture.sizes.push_back(1);
    return architecture;
}

const Loss& loss_of(const Coding& coding) {
    static const BinaryCrossEntropy yes_or_no;
    static const MeanSquaredError amount;
    if (coding.is_amount()) return amount;
    return yes_or_no;
}

Session::Session(const Plan& plan, const std::optional<Checkpoint>& file)
    : seed(is_checkpoint(file) ? file->training->seed : plan.seed),
      validation_share(is_checkpoint(file) ? file->training->validation_share : plan.validation_share),
      random(seed),
      is_exclusive_or(!plan.table),
      task(task_for(plan, file, validation_share, random)),
      architecture(architecture_for(plan, file, task.training.x.columns())),
      network(network_of(architecture, random)),
      loss(loss_of(task.coding)) {
    if (file) network.restore(file->model.parameters);
    if (file) epochs_behind = file->model.epochs;
    if (is_checkpoint(file)) random = Random(file->training->random);
}

Matrix Session::answers() const {
    Matrix answers;
    loss.predictions(network.predict(task.training.x), answers);
    return answers;
}

Model Session::model(Index epochs) const {
    return {architecture.sizes, architecture.activation, task.coding, epochs, network.snapshot()};
}

Checkpoint Session::checkpoint(Index epochs, const EarlyStopping::Best& best) const {
    return {model(epochs), TrainingState{seed, validation_share, random.state(), best}};
}

} // namespace nn

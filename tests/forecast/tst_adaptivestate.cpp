#include "forecast/walk.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

using namespace cryptopulse;
using namespace forecast;
using core::ErrorKind;
using test::Samples;
using test::Walk;

namespace {

Prior priorNamed(const std::string& id, double first)
{
    Prior prior{.id = id, .trees = test::someTrees()};
    prior.coef[0] = first;
    return prior;
}

/// A state in the middle of a day, with forecasts whose outcome is to come and rows not yet summed.
std::string someState()
{
    AdaptiveModel model(priorNamed("prior", 0.1));
    test::observeAll(model, test::eventful().steps(1302));
    return model.saved();
}

void expectDamaged(std::string_view bytes, const std::string& what)
{
    const auto restored = AdaptiveModel::restored(bytes, priorNamed("prior", 0.1));
    ASSERT_FALSE(restored) << what;
    ASSERT_EQ(restored.error().kind, ErrorKind::DamagedModel) << what;
    ASSERT_FALSE(restored.error().detail.empty());
}

/// @p bytes with its last eight made the FNV-1a sum of all others: damage that the sum does not show.
std::string summed(std::string bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (std::size_t i = 0; i + sizeof hash < bytes.size(); ++i) {
        hash ^= static_cast<unsigned char>(bytes[i]);
        hash *= 0x100000001b3U;
    }
    std::memcpy(bytes.data() + bytes.size() - sizeof hash, &hash, sizeof hash);
    return bytes;
}

} // namespace

TEST(AdaptiveState, goesOnExactlyAsIfItHadNeverBeenPutAway)
{
    const Samples samples = test::eventful();
    const Steps steps = samples.steps();
    for (const auto& prior : {std::optional<Prior>(), std::optional(priorNamed("prior", 0.1))}) {
        AdaptiveModel whole(prior);
        const Walk all = test::observeAll(whole, steps);
        const std::string end = whole.saved();
        AdaptiveModel walker(prior);
        for (const std::size_t count : test::moments()) {
            Walk walk;
            ASSERT_TRUE(walker.observe(steps, count));
            const std::string bytes = walker.saved();
            auto model = AdaptiveModel::restored(bytes, prior);
            ASSERT_TRUE(model) << count << ": " << model.error().detail;
            EXPECT_EQ(model->saved(), bytes) << count;
            EXPECT_EQ(model->observedSteps(), count);
            EXPECT_EQ(model->observedTo(), walker.observedTo());
            EXPECT_EQ(model->learnedRows(), walker.learnedRows());
            EXPECT_EQ(model->weights(), walker.weights());
            ASSERT_TRUE(model->observe(steps, steps.size(), test::into(walk, steps)));
            ASSERT_LE(walk.size(), all.size());
            ASSERT_TRUE(std::equal(walk.rbegin(), walk.rend(), all.rbegin())) << count;
            ASSERT_EQ(model->saved(), end) << count;
        }
    }
}

TEST(AdaptiveState, aFreshModelCanBePutAwayToo)
{
    const AdaptiveModel fresh;
    auto model = AdaptiveModel::restored(fresh.saved(), std::nullopt);
    ASSERT_TRUE(model);
    EXPECT_FALSE(model->observedTo());
    const Steps steps = test::eventful().steps(500);
    AdaptiveModel other;
    EXPECT_EQ(test::observeAll(*model, steps), test::observeAll(other, steps));
}

TEST(AdaptiveState, theSameStepsGiveTheSameBytes)
{
    EXPECT_EQ(someState(), someState());
}

TEST(AdaptiveState, isOfOnePriorOnly)
{
    const auto steps = test::eventful().steps(400);
    const auto bytesOf = [&steps](const std::optional<Prior>& prior) {
        AdaptiveModel model(prior);
        test::observeAll(model, steps);
        return model.saved();
    };
    Prior bare = priorNamed("a", 0.1);
    bare.trees = {};
    const std::optional<Prior> priors[] = {std::nullopt,         bare,
                                           priorNamed("a", 0.1), priorNamed("a", 0.2),
                                           priorNamed("b", 0.1), priorNamed("", 0.1)};
    for (const auto& saved : priors) {
        const std::string bytes = bytesOf(saved);
        for (const auto& prior : priors) {
            const auto model = AdaptiveModel::restored(bytes, prior);
            ASSERT_EQ(bool(model), saved == prior);
            if (!model) {
                EXPECT_EQ(model.error().kind, ErrorKind::DamagedModel);
                EXPECT_NE(model.error().detail.find("prior"), std::string::npos) << model.error().detail;
            }
        }
    }
}

TEST(AdaptiveState, isNotTakenFromBeforeTheTrees)
{
    std::string bytes = someState();
    const std::size_t version = bytes.find('2');
    ASSERT_EQ(bytes.substr(0, version + 2), "CryptoPulse adaptive 2\n");
    bytes[version] = '1';
    const auto model = AdaptiveModel::restored(summed(bytes), priorNamed("prior", 0.1));
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().kind, ErrorKind::DamagedModel);
    EXPECT_NE(model.error().detail.find("another version"), std::string::npos) << model.error().detail;
}

TEST(AdaptiveState, cutBytesAreRefused)
{
    const std::string bytes = someState();
    expectDamaged({}, "empty");
    for (std::size_t length = 0; length < bytes.size(); length += 997)
        expectDamaged(std::string_view(bytes).substr(0, length), "cut at " + std::to_string(length));
    for (std::size_t length = 0; length < 300; ++length)
        expectDamaged(std::string_view(bytes).substr(0, length), "cut at " + std::to_string(length));
    expectDamaged(std::string_view(bytes).substr(0, bytes.size() - 1), "the last byte");
    expectDamaged(bytes + '\0', "one more");
    expectDamaged(std::string_view(bytes).substr(1), "without the first");
}

TEST(AdaptiveState, overwrittenBytesAreRefused)
{
    std::string bytes = someState();
    for (std::size_t i = 0; i < bytes.size(); i += i < 300 || i + 300 > bytes.size() ? 7 : 997) {
        const char before = bytes[i];
        bytes[i] = static_cast<char>(before ^ (1 << (i % 8)));
        expectDamaged(bytes, "byte " + std::to_string(i));
        bytes[i] = before;
    }
    expectDamaged(std::string(bytes.size(), '\0'), "zeros");
}

/// The sum notices accidents. What has a right sum all the same must still not bring the program down.
TEST(AdaptiveState, nonsenseWithARightSumDoesNoHarm)
{
    const std::string bytes = someState();
    ASSERT_EQ(summed(bytes), bytes);
    for (std::size_t length = 40; length < bytes.size(); length += 9973)
        expectDamaged(summed(bytes.substr(0, length)), "cut at " + std::to_string(length));

    const Steps steps = test::eventful().steps(1500);
    const std::uint64_t values[] = {~std::uint64_t{0},   std::uint64_t{1} << 60U, std::uint64_t{1} << 32U, 0,
                                    0x7ff0000000000000U, 0x7fefffffffffffffU};
    std::size_t refused = 0;
    std::size_t tried = 0;
    // The lengths of the two texts, then numbers of eight bytes each: all of the last part, where the kinds
    // change, some of the mixtures, and one here and there between.
    std::vector<std::size_t> places{23, 43};
    for (std::size_t i = 56; i + 16 <= bytes.size(); i += i + 1200 > bytes.size() ? 8
                                                          : i < 1600              ? 40
                                                                                  : 24'008)
        places.push_back(i);
    for (const std::size_t i : places) {
        for (const std::uint64_t value : values) {
            std::string nonsense = bytes;
            std::memcpy(nonsense.data() + i, &value, sizeof value);
            auto model = AdaptiveModel::restored(summed(nonsense), priorNamed("prior", 0.1));
            ++tried;
            if (!model) {
                EXPECT_EQ(model.error().kind, ErrorKind::DamagedModel);
                ++refused;
                continue;
            }
            const auto said = model->predict(steps);
            if (said) {
                ASSERT_TRUE(said->up.value() >= 0.0 && said->up.value() <= 1.0) << i;
                for (const auto& numbers : {said->experts, said->weights})
                    ASSERT_TRUE(std::ranges::all_of(numbers, [](double x) { return std::isfinite(x); })) << i;
            } else {
                EXPECT_EQ(said.error().kind, ErrorKind::DamagedModel);
            }
        }
    }
    EXPECT_GT(refused, tried / 4);
}

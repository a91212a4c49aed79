#pragma once

#include "app/configuration.h"
#include "core/clock.h"
#include "engine/engine.h"
#include "engine/localengine.h"

#include <chrono>
#include <memory>
#include <optional>

namespace cryptopulse::app {

enum class Feeding {
    None,    ///< work on what is stored: the source may be any name that prices were imported under
    Required ///< the source must be one that can be asked
};

/// How an engine begins.
struct EngineStart {
    Feeding feeding = Feeding::None;
    bool collect = false; ///< poll from the start
    std::chrono::seconds interval{60};
    bool repairs = false;  ///< gaps are filled from the source's history, where it has one
    bool compacts = false; ///< old prices go by the rules of the settings file once a day, where they say so
    bool adapts = true;    ///< false: no live forecast of the adaptive model is wanted, whose past takes time

    /// Another source than that of --source, which it stands in for.
    std::optional<QString> source{};
    std::optional<engine::StandIn> standIn{};

    /// The provider's key from where secrets are kept, for when neither environment nor key file gives one.
    /// Empty text: it may come later, until when the provider is not called. Empty: a plan that needs a key
    /// and has none is an error.
    std::optional<QString> keptKey{};

    bool crossChecks = false; ///< live prices are compared with those of --cross-check

    /// Counts the calls that go with the key, see callMeter(); null: they are not counted. An engine that is
    /// made has one of its own.
    std::shared_ptr<engine::CallMeter> meter{};
};

/// What a trade costs the user: --fee-bp and --slippage-bp. Error: InvalidArgument, a sentence that names it.
[[nodiscard]] core::Result<evaluation::TradingCosts> tradingCosts(const Configuration& configuration);

/// The engine of this machine as the configuration says.
/// Error: InvalidArgument, a sentence that names the option.
[[nodiscard]] core::Result<std::unique_ptr<engine::LocalEngine>>
makeLocalEngine(const Configuration& configuration, const core::Clock& clock, const EngineStart& start);

/// The provider's key that the environment or the key file gives; empty: none.
/// Error: InvalidArgument, the key file cannot be read.
[[nodiscard]] core::Result<QString> givenApiKey(const Configuration& configuration);

} // namespace cryptopulse::app

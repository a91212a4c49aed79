#include "core/error.h"

#include <array>
#include <utility>

namespace cryptopulse::core {

namespace {

constexpr std::array kNames{
    std::pair{ErrorKind::Network, std::string_view{"network"}},
    std::pair{ErrorKind::Timeout, std::string_view{"timeout"}},
    std::pair{ErrorKind::RateLimited, std::string_view{"rate_limited"}},
    std::pair{ErrorKind::Refused, std::string_view{"refused"}},
    std::pair{ErrorKind::BadReply, std::string_view{"bad_reply"}},
    std::pair{ErrorKind::BadPrice, std::string_view{"bad_price"}},
    std::pair{ErrorKind::Storage, std::string_view{"storage"}},
    std::pair{ErrorKind::StorageNewer, std::string_view{"storage_newer"}},
    std::pair{ErrorKind::StorageForeign, std::string_view{"storage_foreign"}},
    std::pair{ErrorKind::StorageReadOnly, std::string_view{"storage_read_only"}},
    std::pair{ErrorKind::StorageFull, std::string_view{"storage_full"}},
    std::pair{ErrorKind::StorageDamaged, std::string_view{"storage_damaged"}},
    std::pair{ErrorKind::StorageBusy, std::string_view{"storage_busy"}},
    std::pair{ErrorKind::NotEnoughData, std::string_view{"not_enough_data"}},
    std::pair{ErrorKind::NoModel, std::string_view{"no_model"}},
    std::pair{ErrorKind::DamagedModel, std::string_view{"damaged_model"}},
    std::pair{ErrorKind::InvalidArgument, std::string_view{"invalid_argument"}},
    std::pair{ErrorKind::NotFound, std::string_view{"not_found"}},
    std::pair{ErrorKind::TooMany, std::string_view{"too_many"}},
    std::pair{ErrorKind::Cancelled, std::string_view{"cancelled"}},
    std::pair{ErrorKind::AddressInUse, std::string_view{"address_in_use"}},
    std::pair{ErrorKind::Disconnected, std::string_view{"disconnected"}},
    std::pair{ErrorKind::Internal, std::string_view{"internal"}},
};

} // namespace

bool isStorage(ErrorKind kind) noexcept
{
    return kindName(kind).starts_with("storage");
}

std::string_view kindName(ErrorKind kind) noexcept
{
    for (const auto& [value, name] : kNames) {
        if (value == kind)
            return name;
    }
    return "internal";
}

std::optional<ErrorKind> kindFromName(std::string_view name) noexcept
{
    for (const auto& [value, text] : kNames) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

} // namespace cryptopulse::core

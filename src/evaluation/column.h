#pragma once

#include <memory>
#include <new>
#include <vector>

namespace cryptopulse::evaluation {

/// Leaves new elements as they are, so that a column is first touched by the thread that fills it: for a
/// million steps the zeros and the page faults cost as much as the computation.
template <typename T>
struct UnfilledAllocator : std::allocator<T> {
    template <typename U>
    struct rebind {
        using other = UnfilledAllocator<U>;
    };
    template <typename U>
    void construct(U* place) noexcept
    {
        ::new (static_cast<void*>(place)) U;
    }
};

/// Values to be filled before they are read.
template <typename T>
using Column = std::vector<T, UnfilledAllocator<T>>;

} // namespace cryptopulse::evaluation

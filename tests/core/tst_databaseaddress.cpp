#include "core/databaseaddress.h"

#include <gtest/gtest.h>

using namespace cryptopulse;
using core::DatabaseAddress;

TEST(DatabaseAddress, isKnownByItsScheme)
{
    EXPECT_TRUE(core::isDatabaseAddress("postgresql://host/name"));
    EXPECT_TRUE(core::isDatabaseAddress("Postgres://host/name"));
    EXPECT_FALSE(core::isDatabaseAddress("/home/me/prices.db"));
    EXPECT_FALSE(core::isDatabaseAddress("mysql://host/name"));
    EXPECT_FALSE(core::isDatabaseAddress(""));
}

TEST(DatabaseAddress, aPasswordIsTakenOutWhereverItStands)
{
    const struct {
        const char* location;
        const char* address;
        const char* password;
    } rows[]{
        {"postgresql://me:secret@host:5432/name", "postgresql://me@host:5432/name", "secret"},
        {"postgresql://me@host:5432/name", "postgresql://me@host:5432/name", ""},
        {"postgresql://host:5432/name", "postgresql://host:5432/name", ""},
        {"postgresql://me:a%40b%3A%2F@one:1,two:2/name", "postgresql://me@one:1,two:2/name", "a@b:/"},
        {"postgresql://me:a@b@host/name", "postgresql://me@host/name", "a@b"},
        {"postgresql://me@host/name?password=x%26y", "postgresql://me@host/name", "x&y"},
        {"postgresql://me@host/name?password=x&sslmode=require", "postgresql://me@host/name?sslmode=require",
         "x"},
        {"postgresql://me@host/name?sslmode=require&password=x", "postgresql://me@host/name?sslmode=require",
         "x"},
        {"postgresql://me:first@host/name?a=b&password=last&c=d", "postgresql://me@host/name?a=b&c=d",
         "last"},
        {"postgresql://me@host/name?passwordless=x", "postgresql://me@host/name?passwordless=x", ""},
        {"/tmp/me:secret@host", "/tmp/me:secret@host", ""},
    };
    for (const auto& row : rows)
        EXPECT_EQ(core::withoutPassword(row.location), (DatabaseAddress{row.address, row.password}))
            << row.location;
}

TEST(DatabaseAddress, aPasswordIsPutBack)
{
    for (const char* address : {"postgresql://me@host:5432/name?sslmode=require", "postgresql://host/name",
                                "postgresql:///name", "postgresql://me@/name?host=/run/postgresql"}) {
        for (const char* password : {"secret", "a@b:/?#&%;'\"", "päss wörd", "100%"}) {
            const std::string joined = core::withPassword(address, password);
            EXPECT_EQ(core::withoutPassword(joined).password, password) << joined;
        }
        EXPECT_EQ(core::withPassword(address, ""), address);
    }
    EXPECT_EQ(core::withPassword("postgresql://me@host/name", "x"), "postgresql://me:x@host/name");
    EXPECT_EQ(core::withPassword("postgresql://me:own@host/name", "x"), "postgresql://me:own@host/name");
    EXPECT_EQ(core::withPassword("/tmp/prices.db", "x"), "/tmp/prices.db");
}

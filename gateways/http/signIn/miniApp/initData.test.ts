import { Result } from "effect"
import { describe, expect, test } from "vitest"
import { verifyInitData } from "./initData.ts"
import { botToken, signedInitData } from "./kit.ts"

const now = Date.UTC(2026, 10, 26, 12)
const verified = (text: string, at = now) => verifyInitData(text, botToken, at)
const faultOf = (text: string, at = now) => {
  const found = verified(text, at)
  return Result.isFailure(found) ? found.failure : null
}
const good = signedInitData({ at: now })
const hash = /hash=([0-9a-f]{64})$/.exec(good)?.[1] ?? ""

test("the signed data of Telegram name their user", () =>
  expect(verified(good)).toEqual(Result.succeed({ user: "424242", hash })))

test("the order of the fields, and a plus sign in place of a space, change nothing", () => {
  expect(faultOf(good.split("&").toReversed().join("&"))).toBeNull()
  expect(faultOf(good.replaceAll("%20", "+"))).toBeNull()
})

test("a field that this version does not know is signed too", () => {
  const more = signedInitData({ at: now, fields: { chat_instance: "-3788", start_param: "task_T-12" } })
  expect(faultOf(more)).toBeNull()
  expect(faultOf(more.replace("T-12", "T-13"))).toBe("invalid")
})

const nextDigit = (text: string) => `${text.slice(0, -1)}${text.endsWith("0") ? "1" : "0"}`
const without = (name: string) =>
  good
    .split("&")
    .filter((pair) => !pair.startsWith(`${name}=`))
    .join("&")
const ofUser = (user: unknown) => signedInitData({ at: now, fields: { user: JSON.stringify(user) } })

describe("data are refused", () => {
  test.each([
    ["that are empty", ""],
    ["with another user", good.replace("424242", "424243")],
    ["with another time", good.replace(/auth_date=\d+/, `auth_date=${now / 1000 + 1}`)],
    ["with another hash", nextDigit(good)],
    ["with a hash in capitals", good.replace(hash, hash.toUpperCase())],
    ["with a shorter hash", good.slice(0, -1)],
    ["with an empty hash", good.replace(hash, "")],
    ["without a hash", without("hash")],
    ["without a user", signedInitData({ at: now, fields: { user: undefined } })],
    ["without a time", signedInitData({ at: now, fields: { auth_date: undefined } })],
    ["of another bot", signedInitData({ at: now, token: "7000000002:AAtest-token-of-the-bot" })],
    ["of a bot without a token", signedInitData({ at: now, token: "" })],
    ["with the user twice, the first one added", `user=${encodeURIComponent('{"id":1}')}&${good}`],
    ["with the user twice, the second one added", `${good}&user=${encodeURIComponent('{"id":1}')}`],
    ["with the hash twice", `${good}&hash=${hash}`],
    ["with the same field twice", `${good}&${good.split("&")[0]}`],
    ["with a field that was added", `${good}&start_param=task_T-1`],
    ["with a field without a value", `${good}&can_send_after`],
    ["with an empty pair", `${good}&`],
    ["with a name that is encoded", good.replace("auth_date", "%61uth_date")],
    ["with a name in capitals", good.replace("query_id", "QUERY_ID")],
    ["with a broken percent sign", good.replace("%20", "%2")],
    ["with bytes that are not UTF-8", good.replace("%20", "%C0%A0")],
    ["with a surrogate", good.replace("%20", "%ED%A0%80")],
    ["of a user who is a bot", ofUser({ id: 5, is_bot: true })],
    ["of the user 0", ofUser({ id: 0 })],
    ["of a negative user", ofUser({ id: -1_001_234 })],
    ["of a user with a broken id", ofUser({ id: 1.5 })],
    ["of a user with a text as id", ofUser({ id: "424242" })],
    ["of a user with an id that JSON rounds", signedInitData({ at: now, fields: { user: '{"id":9007199254740993}' } })],
    ["of users in a list", ofUser([{ id: 5 }])],
    ["of a user that is null", ofUser(null)],
    ["of a user that is not JSON", signedInitData({ at: now, fields: { user: "424242}" } })],
    ["with a time with an exponent", signedInitData({ at: now, fields: { auth_date: "1.7e9" } })],
    ["with a time with a sign", signedInitData({ at: now, fields: { auth_date: `+${now / 1000}` } })],
    ["with a time in milliseconds", signedInitData({ at: now, fields: { auth_date: String(now) } })]
  ])("%s", (_, text) => expect(faultOf(text)).toMatch(/^(?:invalid|early)$/))

  test("with a line break in a value, which could pass for two signed fields", () => {
    const split = signedInitData({ at: now, fields: { query_id: undefined, extra: "a\nquery_id=b" } })
    expect(faultOf(split)).toBe("invalid")
  })

  test("that are longer than 4096 characters, or have more than 32 fields", () => {
    expect(faultOf(signedInitData({ at: now, fields: { extra: "x".repeat(5000) } }))).toBe("invalid")
    const names = Array.from({ length: 33 }, (_, n) => [
      `f${"abcdefghij".at(Math.floor(n / 10))}${"abcdefghij".at(n % 10)}`,
      "1"
    ])
    expect(faultOf(signedInitData({ at: now, fields: Object.fromEntries(names) }))).toBe("invalid")
  })
})

test.each([
  ["300 seconds before", -300, null],
  ["301 seconds before", -301, "old"],
  ["30 seconds after", 30, null],
  ["31 seconds after", 31, "early"]
] as const)("data that were signed %s the product's time", (_, seconds, fault) =>
  expect(faultOf(signedInitData({ at: now + seconds * 1000 }))).toBe(fault)
)

test("the age of data is told only when their signature is right", () => {
  const old = signedInitData({ at: now - 3600_000 })
  expect(faultOf(old)).toBe("old")
  expect(faultOf(nextDigit(old))).toBe("invalid")
})

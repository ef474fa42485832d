import { expect, test } from "vitest"
import { isNetwork, limitKeyOf } from "./addresses.ts"

test("an address of IPv6 counts by its /64, and one of IPv4 by itself", () => {
  expect(limitKeyOf("2001:db8:1:2:3:4:5:6")).toBe(limitKeyOf("2001:0db8:0001:0002:ffff::1"))
  expect(limitKeyOf("2001:db8:1:2::1")).not.toBe(limitKeyOf("2001:db8:1:3::1"))
  expect(limitKeyOf("192.0.2.1")).not.toBe(limitKeyOf("192.0.2.2"))
  expect(limitKeyOf("::ffff:192.0.2.1")).toBe("192.0.2.1")
})

test("networks are addresses with or without a length", () => {
  for (const text of ["10.0.0.0/8", "192.0.2.7", "::1", "fd00::/8"]) expect(isNetwork(text)).toBe(true)
  for (const text of ["10.0.0.0/33", "proxy", "", "10.0.0.0/", "1.2.3"]) expect(isNetwork(text)).toBe(false)
})

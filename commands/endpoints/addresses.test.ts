import { describe, expect, test } from "vitest"
import { addressIn, isPublicAddress, networksOf, noNetworks, refusalOfAddress } from "./addresses.ts"

describe("an address on the internet", () => {
  test.each(["8.8.8.8", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])(
    "is %s",
    (address) => expect(isPublicAddress(address)).toBe(true)
  )

  test.each([
    ["unspecified", "0.0.0.0"],
    ["of this network", "0.1.2.3"],
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "192.168.1.1"],
    ["shared by a provider", "100.64.0.1"],
    ["metadata", "169.254.169.254"],
    ["for documentation", "192.0.2.1"],
    ["for benchmarks", "198.18.0.1"],
    ["an old relay", "192.88.99.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["unspecified", "::"],
    ["loopback", "::1"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["unique local", "fd00::1"],
    ["metadata", "fd00:ec2::254"],
    ["multicast", "ff02::1"],
    ["for documentation", "2001:db8::1"],
    ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
    ["IPv4-mapped metadata", "::ffff:a9fe:a9fe"],
    ["IPv4-compatible loopback", "::127.0.0.1"],
    ["translated loopback", "64:ff9b::7f00:1"],
    ["translated metadata", "64:ff9b::a9fe:a9fe"],
    ["translated by a local translator", "64:ff9b:1::a00:1"],
    ["tunnelled loopback (6to4)", "2002:7f00:1::"],
    ["tunnelled (Teredo)", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["no address", "example.org"],
    ["empty", ""]
  ])("is not one that is %s: %s", (_, address) => expect(isPublicAddress(address)).toBe(false))
})

describe("the address in a URL", () => {
  test.each([
    ["http://2130706433/", "127.0.0.1"],
    ["http://0x7f.1/", "127.0.0.1"],
    ["http://017700000001/", "127.0.0.1"],
    ["http://127.1/", "127.0.0.1"],
    ["http://%31%32%37.0.0.1/", "127.0.0.1"],
    ["http://１２７.0.0.1/", "127.0.0.1"],
    ["http://[::ffff:127.0.0.1]/", "::ffff:7f00:1"],
    ["http://[::1]/", "::1"]
  ])("is read from every spelling: %s", (url, address) => {
    expect(addressIn(new URL(url))).toBe(address)
    expect(refusalOfAddress(noNetworks, "https:", address)).toBe("private-address")
  })

  test("is missing when it names a host", () => expect(addressIn(new URL("https://example.org/"))).toBe(null))
})

describe("networks that the operator allows", () => {
  const networks = networksOf(["10.1.0.0/16", "192.168.7.20", "fd12::/16"]) ?? noNetworks

  test.each(["10.1.2.3", "192.168.7.20", "::ffff:10.1.2.3", "fd12::9"])("hold %s, also without TLS", (address) =>
    expect(refusalOfAddress(networks, "http:", address)).toBe(null)
  )

  test.each(["10.2.0.1", "192.168.7.21", "127.0.0.1", "fd13::9"])("do not hold %s", (address) =>
    expect(refusalOfAddress(networks, "https:", address)).toBe("private-address")
  )

  test("leave TLS necessary on the internet", () =>
    expect(refusalOfAddress(networks, "http:", "8.8.8.8")).toBe("needs-https"))

  test.each(["10.1.0.0/33", "10.1", "example.org", ""])("are refused when one is %j", (text) =>
    expect(networksOf(["10.0.0.0/8", text])).toBe(null)
  )
})

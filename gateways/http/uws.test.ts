import { expect, test } from "vitest"
import { PortInUse } from "./uws.ts"

const said = (host: string) => new PortInUse({ host, port: 8000 }).message

test("a port of this machine that cannot be had is in use by another program", () => {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) expect(said(host)).toMatch(/in use.*TT_HTTP_PORT/)
})

test("an address of another machine is called so", () => {
  expect(said("203.0.113.9")).toBe("203.0.113.9 is no address of this machine: set TT_HTTP_HOST to one that is")
})

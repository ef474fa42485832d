import { describe, expect, test } from "vitest"
import { fileIn } from "./archive.mjs"
import { entry, serverOf, tarGz, zip } from "./kit/archives.ts"

const server = serverOf("2.14.5")

describe("an archive", () => {
  test("gives the named file of a gzipped tar, among others", () => {
    const archive = tarGz({ "a/LICENSE": Buffer.alloc(700, "x"), [entry]: server, "a/README.md": Buffer.from("read") })
    expect(fileIn(archive, entry)).toEqual(server)
  })
  test("gives the named file of a zip", () => {
    expect(fileIn(zip("a/nats-server.exe", server), "a/nats-server.exe")).toEqual(server)
  })
  test("has only exact names: a path that leads out of the folder is not the file", () => {
    expect(() => fileIn(tarGz({ [`../${entry}`]: server }), entry)).toThrow(`the archive holds no ${entry}`)
    expect(() => fileIn(zip(`../${entry}`, server), entry)).toThrow(`the archive holds no ${entry}`)
  })
  test("that is cut off is refused", () => {
    const archive = tarGz({ [entry]: server })
    expect(() => fileIn(archive.subarray(0, archive.length / 2), entry)).toThrow("unexpected end of file")
    expect(() => fileIn(zip(entry, server).subarray(0, 60), entry)).toThrow("the archive is truncated")
  })
  test("that is no archive is refused", () => {
    expect(() => fileIn(Buffer.from("<html>Sign in to the network</html>"), entry)).toThrow("incorrect header check")
  })
})

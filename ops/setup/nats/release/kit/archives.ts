/** Archives like those of a release, and a server that answers as the test says. */
import { createHash } from "node:crypto"
import { createServer, type RequestListener } from "node:http"
import { deflateRawSync, gzipSync } from "node:zlib"

export const entry = "nats-server-v2.14.5-linux-amd64/nats-server"
/** A program that prints a version as nats-server does. */
export const serverOf = (version: string) => Buffer.from(`#!/bin/sh\necho "nats-server: v${version}"\n`)

export const tarGz = (files: Readonly<Record<string, Buffer>>) =>
  gzipSync(
    Buffer.concat([
      ...Object.entries(files).flatMap(([name, bytes]) => {
        const header = Buffer.alloc(512)
        header.write(name, 0)
        header.write(bytes.length.toString(8).padStart(11, "0"), 124)
        header.write("0", 156)
        header.write("ustar\0", 257)
        return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]
      }),
      Buffer.alloc(1024)
    ])
  )

export const zip = (name: string, bytes: Buffer) => {
  const packed = deflateRawSync(bytes)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const directory = Buffer.alloc(46)
  directory.writeUInt32LE(0x02014b50, 0)
  directory.writeUInt16LE(8, 10)
  directory.writeUInt32LE(packed.length, 20)
  directory.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, directory, Buffer.from(name), end])
}

export const archiveOf = (bytes: Buffer) => ({
  path: "v2.14.5/nats-server-v2.14.5-linux-amd64.tar.gz",
  entry,
  sha256: createHash("sha256").update(bytes).digest("hex")
})

/** The address of a local server and the paths it was asked for. */
export const serve = async (answer: RequestListener) => {
  const paths: Array<string> = []
  const server = createServer((request, response) => {
    paths.push(request.url ?? "")
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the server has no port")
  return {
    releases: `http://127.0.0.1:${address.port}`,
    paths,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

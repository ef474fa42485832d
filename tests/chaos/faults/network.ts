/** Connections that break, hang or become slow. */
import type { TcpProxy } from "../../support/net/tcpProxy.ts"
import { pause } from "../load/send.ts"
import type { Fault } from "./fault.ts"

type Link = "log" | "tables"
/** Milliseconds. */
const shortest = 200
const longest = 2500
const delayMillis = 60

const onLink = (link: Link, act: (proxy: TcpProxy, random: () => number) => Promise<void>): Fault => ({
  strike: async ({ installation, random }) => {
    const proxy = installation.links[link]
    if (proxy !== null) await act(proxy, random)
  }
})

const drop = async (proxy: TcpProxy) => proxy.drop()
const block = async (proxy: TcpProxy, random: () => number) => {
  proxy.block()
  await pause(shortest + random() * (longest - shortest))
  proxy.open()
}
const delay = async (proxy: TcpProxy, random: () => number) => {
  proxy.delay(delayMillis)
  await pause(shortest + random() * (longest - shortest))
  proxy.delay(0)
}

export const network = {
  "drop-log": onLink("log", drop),
  "block-log": onLink("log", block),
  "delay-log": onLink("log", delay),
  "drop-tables": onLink("tables", drop),
  "block-tables": onLink("tables", block),
  "delay-tables": onLink("tables", delay)
} satisfies Readonly<Record<string, Fault>>

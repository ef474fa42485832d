import { expect, test } from "vitest"
import { LogChanged } from "../../../../streams/errors.ts"
import { makeStaleRows } from "./staleRows.ts"

const change = new LogChanged({ code: "log-rewound", why: "it went back" })
const makeSocket = () => {
  const frames: Array<unknown> = []
  return { frames, send: (text: string) => void frames.push(JSON.parse(text)) }
}

test("every socket gets one frame when its rows become stale, and one when they are current again", () => {
  let found: LogChanged | null = null
  const socket = makeSocket()
  const { look } = makeStaleRows({ found: () => found }, () => [socket])
  look()
  found = change
  look()
  look()
  found = null
  look()
  look()
  expect(socket.frames).toEqual([
    { is: "stale", why: "it went back" },
    { is: "stale", why: null }
  ])
})

test("a socket that subscribes while the rows are stale gets the frame too", () => {
  const { look, onSubscribed } = makeStaleRows({ found: () => change }, () => [])
  look()
  const socket = makeSocket()
  onSubscribed(socket)
  expect(socket.frames).toEqual([{ is: "stale", why: "it went back" }])
})

import { createRenderEffect, createRoot } from "solid-js"
import { describe, expect, test } from "vitest"
import { ChatId } from "../../../domain/ids.ts"
import { chatId, chatOnServer, saidId, saidNumbered } from "../../kit/chat.ts"
import { type Beginning, createSegment, keyOfMessage, type Segment } from "./createSegment.ts"
import { createNews } from "./createNews.ts"

const otherChat = ChatId.make("chat0001")
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const idsOf = (from: number, to: number) => numbers(from, to).map(saidId)
/** Effects run as on a page: after the root is made. */
const within = (server: ReturnType<typeof chatOnServer>, beginning: Beginning, play: (segment: Segment) => void) => {
  const { end, segment } = createRoot((end) => {
    const segment = createSegment(server.open, server.rows.table, chatId, beginning)
    createRenderEffect(() => segment.ids())
    return { end, segment }
  })
  play(segment)
  end()
}
const at = (n: number): Beginning => ({ at: "message", key: keyOfMessage(saidNumbered(n)) })

describe("a segment of a chat", () => {
  test("begins with the newest messages, and grows towards the oldest, page by page, each message once", () => {
    const server = chatOnServer(numbers(1, 150))
    within(server, { at: "last" }, (segment) => {
      expect([segment.ready(), segment.ids()]).toEqual([false, []])
      server.answer()
      expect([segment.ready(), segment.hasNewer(), segment.hasOlder()]).toEqual([true, false, true])
      expect(segment.ids()).toEqual(idsOf(91, 150))
      segment.older()
      server.answer()
      segment.older()
      server.answer()
      expect(segment.ids()).toEqual(idsOf(1, 150))
      expect(segment.hasOlder()).toBe(false)
    })
  })

  test("begins at a message that another window has loaded, with its neighbours on both sides", () => {
    const server = chatOnServer(numbers(1, 500))
    server.open(`message:${saidId(200)}`)
    server.answer()
    within(server, at(200), (segment) => {
      server.answer()
      expect(segment.ids()).toEqual(idsOf(141, 260))
      segment.newer()
      server.answer()
      expect(segment.ids()).toEqual(idsOf(141, 320))
    })
  })

  test("begins at a moment", () => {
    const server = chatOnServer(numbers(1, 500))
    within(server, { at: "moment", moment: saidNumbered(200).sentAt }, (segment) => {
      server.answer()
      expect(segment.ids()).toEqual(idsOf(140, 259))
    })
  })

  test("never holds more than five pages, of a chat with 5,000 messages, and comes back to its end", () => {
    const server = chatOnServer(numbers(1, 5000))
    within(server, { at: "last" }, (segment) => {
      server.answer()
      for (let i = 0; i < 40; i++) {
        segment.older()
        server.answer()
        expect(segment.ids().length).toBeLessThanOrEqual(300)
        expect(server.windows().length).toBeLessThanOrEqual(5)
      }
      expect(segment.ids()).toEqual(idsOf(2541, 2840))
      expect(server.rows.table.size()).toBe(300)
      expect([segment.hasOlder(), segment.hasNewer()]).toEqual([true, true])
      for (let i = 0; i < 50; i++) {
        segment.newer()
        server.answer()
      }
      expect(segment.ids().at(-1)).toBe(saidId(5000))
      expect(segment.hasNewer()).toBe(false)
    })
    expect(server.windows()).toEqual([])
  })

  test("shows a message that arrives at its end, and counts it as news; those of a page are none", () => {
    const server = chatOnServer(numbers(1, 100))
    within(server, { at: "last" }, (segment) => {
      const { end, news } = createRoot((end) => ({
        end,
        news: createNews(
          segment,
          (id) => id === saidId(103),
          () => {}
        )
      }))
      server.answer()
      segment.older()
      server.answer()
      expect(news.count()).toBe(0)
      server.arrive(saidNumbered(101), 2)
      server.arrive(saidNumbered(102), 3)
      expect(segment.ids()).toEqual(idsOf(1, 102))
      expect(news.count()).toBe(2)
      news.seen()
      server.arrive(saidNumbered(103), 4)
      expect(news.count()).toBe(0)
      server.arrive(saidNumbered(104, { chat: otherChat }), 5)
      expect(segment.ids()).toEqual(idsOf(1, 103))
      end()
    })
  })
})

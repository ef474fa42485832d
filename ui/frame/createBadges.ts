/** The counts that the menu shows beside pages. */
import { createMemo, onMount } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import type { TaskLine } from "../../gateways/contract/lines.ts"
import { isForToday } from "../mine/mySpans.ts"
import { createUnread } from "../inbox/createInbox.ts"
import { loadNoticeSettings } from "../inbox/rules/noticeSettings.ts"
import { useClock } from "../parts/clock.ts"
import { createNow } from "../parts/createNow.ts"
import { today } from "../parts/days.ts"
import { needsDecision } from "../review/queue/queue.ts"
import { atWork } from "../runs/progress/progress.ts"
import { useLive } from "../sync/live.tsx"
import { createCount } from "../sync/table/createCount.ts"
import type { Badges } from "./menu/page.ts"

/** Interval at which postponed proposals are counted again, in milliseconds. */
const clockMillis = 30_000

export const createBadges = (): Badges => {
  const { session, views } = useLive()
  const { proposals, extractions, runs, tasks } = views
  const now = createNow(clockMillis)
  // Review counts the same proposals in its bar.
  const waitsNow = () => {
    const at = now()
    return (row: ProposalRow) => needsDecision(row, at)
  }
  const toReview = createCount(proposals.table, waitsNow)
  const clock = useClock()
  const isForMeNow = () => {
    const now = new Date(clock())
    const context = { me: session.actor, now, day: today(now) }
    return (row: TaskLine) => isForToday(row, context)
  }
  const mine = createCount(tasks.table, isForMeNow)
  const running = createMemo(() => [...extractions.all(), ...runs.all()].filter(atWork).length)
  const unread = createUnread(views.notices, clock)
  onMount(loadNoticeSettings)
  return {
    get unread() {
      return unread()
    },
    get toReview() {
      return toReview()
    },
    get mine() {
      return mine()
    },
    get running() {
      return running()
    }
  }
}

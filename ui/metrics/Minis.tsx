/** The five figures that a team looks at first. */
import { A } from "@solidjs/router"
import { For, type JSX, Show } from "solid-js"
import type { TeamFigures } from "../../gateways/contract/figures/figures.ts"
import { teamWords as words } from "../words/words.ts"
import type { CountedRows } from "./figures/figuresApi.ts"
import { useCounted } from "./list/useCounted.ts"
import { goals } from "./figures/goals.ts"
import { verdictCount } from "./figures/models.ts"
import { leastCounted, sumOf } from "./figures/shares.ts"

interface Mini {
  readonly name: string
  readonly value: string
  readonly note: string
  readonly href: string
}

const shareOf = (some: number, n: number) => (n < leastCounted ? "–" : words.share(some / n))
/** The note under a share: its goal, or that too few were counted. */
const noteOf = (n: number, goal: string) => (n < leastCounted ? words.count("metricsFew", n) : goal)

const minisOf = (of: TeamFigures, addressOf: (counted: CountedRows) => string): ReadonlyArray<Mini> => {
  const decided = sumOf(of.decided)
  const classified = sumOf(of.classified)
  const kept = of.classified.reduce((sum, row) => sum + row.kept, 0)
  const { waiting, behind } = of
  const since = (seconds: number | null) =>
    seconds === null ? words.t("metricsPage.noneWaits") : words.t("metricsPage.oldest", { age: words.lasting(seconds) })
  return [
    {
      name: words.t("metricsPage.waiting"),
      value: words.number(waiting.n),
      note: since(waiting.oldestSeconds),
      href: addressOf({ of: "waiting" })
    },
    {
      name: words.t("metricsPage.unedited"),
      value: shareOf(verdictCount(of.decided, "approved"), decided),
      note: noteOf(decided, words.t("metricsPage.goalAbove", { share: words.share(goals.unedited) })),
      href: addressOf({ of: "decided", verdict: "approved" })
    },
    {
      name: words.t("metricsPage.rejected"),
      value: shareOf(verdictCount(of.decided, "rejected"), decided),
      note: noteOf(decided, words.t("metricsPage.goalUnder", { share: words.share(goals.rejected) })),
      href: addressOf({ of: "decided", verdict: "rejected" })
    },
    {
      name: words.t("metricsPage.kept"),
      value: shareOf(kept, classified),
      note: noteOf(classified, words.count("metricsTasks", classified)),
      href: addressOf({ of: "classified" })
    },
    {
      name: words.t("metricsPage.lists"),
      value: behind === null ? "–" : words.number(behind),
      note: words.t(behind === 0 ? "metricsPage.upToDate" : "metricsPage.behind"),
      href: "/system"
    }
  ]
}

export function Minis(props: { readonly of: TeamFigures }) {
  const { addressOf } = useCounted()
  return (
    <div class="minis">
      <For each={minisOf(props.of, addressOf)}>
        {(mini): JSX.Element => (
          <A class="mini" href={mini.href} noScroll>
            <span class="quiet-text">{mini.name}</span>
            <b>{mini.value}</b>
            <Show when={mini.note !== ""}>
              <span class="quiet-text">{mini.note}</span>
            </Show>
          </A>
        )}
      </For>
    </div>
  )
}

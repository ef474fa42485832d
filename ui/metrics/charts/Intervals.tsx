/** Shares with their 95 % intervals, one line each, and the goal. With too few decisions, a line says how many more are needed. */
import { For, Show } from "solid-js"
import { teamWords as words } from "../../words/words.ts"
import { intervalOf, leastCounted } from "../figures/shares.ts"

export interface ShareLine {
  readonly name: string
  readonly some: number
  readonly n: number
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

export function Intervals(props: { readonly lines: ReadonlyArray<ShareLine>; readonly goal?: number }) {
  return (
    <ul class="intervals">
      <For each={props.lines}>
        {(line) => (
          <li>
            <bdi class="ell">{line.name}</bdi>
            <span class="quiet-text">{words.t("metricsPage.of", { n: words.number(line.n) })}</span>
            <Show
              when={intervalOf(line.some, line.n)}
              fallback={<span class="quiet-text">{words.count("metricsMore", leastCounted - line.n)}</span>}
            >
              {(of) => (
                <span class="interval" role="img" aria-label={spoken(of())}>
                  <Show when={props.goal}>{(goal) => <i class="goal" style={{ left: percent(goal()) }} />}</Show>
                  <i class="range" style={{ left: percent(of().low), width: percent(of().high - of().low) }} />
                  <i class="share" style={{ left: percent(of().share) }} />
                </span>
              )}
            </Show>
          </li>
        )}
      </For>
      <Show when={props.lines.some(({ n }) => n >= leastCounted)}>
        <li class="interval-axis quiet-text" aria-hidden="true">
          <span class="interval">
            <For each={[0, 0.25, 0.5, 0.75, 1]}>
              {(at) => <span style={{ left: percent(at) }}>{words.share(at)}</span>}
            </For>
          </span>
        </li>
      </Show>
    </ul>
  )
}

const spoken = ({ share, low, high }: { readonly share: number; readonly low: number; readonly high: number }) =>
  words.t("metricsPage.interval", { share: words.share(share), low: words.share(low), high: words.share(high) })

/** Two statements that cannot both hold, side by side, and the three ways to decide. */
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import { type JSX, Show } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { Button } from "../../parts/button/Button.tsx"
import { bindVerbs } from "../../verbs/bindings.ts"
import { verbKeys } from "../../verbs/verbKeys.ts"
import type { VerbId } from "../../verbs/verbs.ts"
import { chatWords as words } from "../../words/words.ts"
import { TypeChip } from "../signs/TypeChip.tsx"
import type { Contradiction } from "./contradictions.ts"

export function ContradictionCard(props: {
  readonly pair: Contradiction
  /** The number of further pairs. */
  readonly more: number
  readonly mayAct: boolean
  readonly onKeep: (kept: AtomRow, other: AtomRow) => void
  readonly onBoth: () => void
  readonly onShow: (atom: string) => void
}) {
  const keepFirst = () => props.onKeep(props.pair.first, props.pair.second)
  const keepSecond = () => props.onKeep(props.pair.second, props.pair.first)
  const may = () => props.mayAct
  bindVerbs({
    keepFirst: { may, run: keepFirst },
    keepSecond: { may, run: keepSecond },
    keepBoth: { may, run: () => props.onBoth() }
  })
  return (
    <section class="contradiction" aria-label={words.t("cannotBoth")}>
      <h3>
        <TriangleAlert size={14} />
        {words.t("cannotBoth")}
        <Show when={props.more > 0}>
          <span class="quiet-text">{words.count("morePairs", props.more)}</span>
        </Show>
      </h3>
      <div class="halves">
        <Half atom={props.pair.first} onShow={props.onShow}>
          <Show when={props.mayAct}>
            <KeepButton verb="keepFirst" onClick={keepFirst} />
          </Show>
        </Half>
        <Half atom={props.pair.second} onShow={props.onShow}>
          <Show when={props.mayAct}>
            <KeepButton verb="keepSecond" onClick={keepSecond} />
            <Button small look="quiet" type="button" keys={verbKeys("keepBoth")} onClick={() => props.onBoth()}>
              {words.t("bothHold")}
            </Button>
          </Show>
        </Half>
      </div>
    </section>
  )
}

function KeepButton(props: { readonly verb: VerbId; readonly onClick: () => void }) {
  return (
    <Button small type="button" keys={verbKeys(props.verb)} onClick={() => props.onClick()}>
      {words.t("keepThis")}
    </Button>
  )
}

function Half(props: {
  readonly atom: AtomRow
  readonly onShow: (atom: string) => void
  readonly children: JSX.Element
}) {
  return (
    <div class="half">
      <button type="button" class="stm-text" onClick={() => props.onShow(props.atom.id)}>
        <bdi>{props.atom.text}</bdi>
      </button>
      <div class="stm-facts">
        <TypeChip type={props.atom.type} />
        <span>
          A-{props.atom.number}, <time datetime={props.atom.createdAt}>{words.day(props.atom.createdAt)}</time>
        </span>
      </div>
      <div class="acts">{props.children}</div>
    </div>
  )
}

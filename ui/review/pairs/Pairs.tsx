/** A proposal beside each statement or proposal that it ends or denies, both with their quotes. */
import { For, Show } from "solid-js"
import type { Quote } from "../../../domain/knowledge/evidence.ts"
import type { ProposalRow } from "../../../gateways/contract/knowledge.ts"
import { Quotes } from "../../signs/Quotes.tsx"
import { createFetched } from "../../sync/fetched.ts"
import { chatWords as words } from "../../words/words.ts"
import { draftTitleOf } from "../draft/draft.ts"
import type { StatementPair } from "./pairs.ts"
import "./pairs.css"

interface Props {
  readonly row: ProposalRow
  readonly pairs: ReadonlyArray<StatementPair>
  /** True when a decision is possible. */
  readonly open: boolean
  readonly nameOf: (actor: string) => string
  readonly quotesOf: (atom: string) => Promise<ReadonlyArray<Quote>>
  readonly onMerge: (id: string) => void
  /** Moves the cursor to another proposal. */
  readonly onGo: (proposal: string) => void
}

export function Pairs(props: Props) {
  return (
    <For each={props.pairs}>
      {(pair) => (
        <section class="pair" data-relation={pair.relation} aria-label={headingOf(pair)}>
          <h3>{headingOf(pair)}</h3>
          <div class="halves">
            <Other pair={pair} nameOf={props.nameOf} quotesOf={props.quotesOf} />
            <div class="half">
              <h4>{words.t("thisProposal")}</h4>
              <p dir="auto">{draftTitleOf(props.row.draft)}</p>
              <Quotes quotes={props.row.evidence} nameOf={props.nameOf} />
            </div>
          </div>
          <Show when={props.open}>
            <p class="quiet-text">{words.value(isProposal(pair) ? "otherEffect" : "pairEffect", pair.relation)}</p>
          </Show>
          <Show when={props.open && pair.relation === "closes" && !isProposal(pair)}>
            <button class="btn sm" type="button" onClick={() => props.onMerge(pair.id)}>
              {words.t("closeOnly", { label: pair.label })}
            </button>
          </Show>
          <Show when={isProposal(pair)}>
            <button class="btn sm" type="button" onClick={() => props.onGo(pair.id)}>
              {words.t("showOther")}
            </button>
          </Show>
        </section>
      )}
    </For>
  )
}

const isProposal = ({ label }: StatementPair) => label === ""
const headingOf = (pair: StatementPair) => words.value(isProposal(pair) ? "otherPair" : "pair", pair.relation)

function Other(props: Pick<Props, "nameOf" | "quotesOf"> & { readonly pair: StatementPair }) {
  const fetched = createFetched(
    () => (props.pair.quotes === null ? props.pair.id : null),
    (id) => props.quotesOf(id)
  )
  const quotes = () => props.pair.quotes ?? fetched.value()?.answer ?? []
  return (
    <div class="half">
      <h4>{props.pair.label === "" ? words.t("otherProposal") : words.t("knownAs", { label: props.pair.label })}</h4>
      <p dir="auto">{props.pair.text}</p>
      <Quotes quotes={quotes()} nameOf={props.nameOf} />
    </div>
  )
}

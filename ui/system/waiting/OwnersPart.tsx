/** Parked aggregates and failed work, for owners: retry, or give up with a reason. */
import { createSignal, Show } from "solid-js"
import { Skeleton } from "../../parts/show/Skeleton.tsx"
import type { ToastMessage } from "../../parts/toast/message.ts"
import { type FailedStep, type ParkedItem, systemApi } from "../../sync/rest/systemApi.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { teamWords as words } from "../../words/words.ts"
import { ReasonDialog } from "./ReasonDialog.tsx"
import { letterRow, parkedRow } from "./waiting.ts"
import { WaitingList } from "./WaitingList.tsx"

type Kind = "parked" | "letter"
/** The item that is given up. */
interface Given {
  readonly kind: Kind
  readonly id: string
}

export function OwnersPart(props: {
  readonly parked: ReadonlyArray<ParkedItem> | undefined
  readonly letters: ReadonlyArray<FailedStep> | undefined
  readonly toast: (message: ToastMessage) => void
  /** Reads the lists again. */
  readonly onChange: () => void
}) {
  const [given, setGiven] = createSignal<Given | null>(null)
  const retry = (ids: ReadonlyArray<string>, send: (id: string) => Promise<unknown>) =>
    Promise.all(ids.map((id) => send(id)))
      .then(
        () => props.toast({ text: words.t("systemPage.retryAsked") }),
        (error: unknown) => props.toast({ text: sentenceOf(error), failed: true })
      )
      .finally(props.onChange)
  const done = (kind: Kind) => {
    setGiven(null)
    props.toast({ text: words.t(kind === "parked" ? "systemPage.skipped" : "systemPage.dropped") })
    props.onChange()
  }
  return (
    <>
      <Show when={props.parked} fallback={<Skeleton rows={2} />}>
        {(parked) => (
          <WaitingList
            id="parked"
            title={words.t("systemPage.parked")}
            text={words.t("systemPage.parkedText")}
            none={words.t("systemPage.parkedNone")}
            giveUp={words.t("systemPage.skip")}
            items={parked().map(parkedRow)}
            onRetry={(ids) => void retry(ids, systemApi.retryParked)}
            onGiveUp={(id) => setGiven({ kind: "parked", id })}
          />
        )}
      </Show>
      <Show when={props.letters} fallback={<Skeleton rows={2} />}>
        {(letters) => (
          <WaitingList
            id="failed"
            title={words.t("systemPage.failed")}
            text={words.t("systemPage.failedText")}
            none={words.t("systemPage.failedNone")}
            giveUp={words.t("systemPage.drop")}
            items={letters().map(letterRow)}
            onRetry={(ids) => void retry(ids, systemApi.retryLetter)}
            onGiveUp={(id) => setGiven({ kind: "letter", id })}
          />
        )}
      </Show>
      <Show when={given()} keyed>
        {(it) => <GivenUp {...it} onDone={() => done(it.kind)} onClose={() => setGiven(null)} />}
      </Show>
    </>
  )
}

function GivenUp(props: Given & { readonly onDone: () => void; readonly onClose: () => void }) {
  const decide = (because: string, key: string) =>
    props.kind === "parked"
      ? systemApi.skipParked(props.id, because, key)
      : systemApi.dropLetter(props.id, because, key)
  return <ReasonDialog {...textsOf(props.kind)} onDecide={decide} onDone={props.onDone} onClose={props.onClose} />
}

const textsOf = (kind: Kind) =>
  kind === "parked"
    ? {
        title: words.t("systemPage.skipTitle"),
        text: words.t("systemPage.skipText"),
        action: words.t("systemPage.skipDo")
      }
    : {
        title: words.t("systemPage.dropTitle"),
        text: words.t("systemPage.dropText"),
        action: words.t("systemPage.dropDo")
      }

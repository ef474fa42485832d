/** The progress of an import: sending by the browser, then checking and storing by the server. */
import { type JSX, Show } from "solid-js"
import type { ImportShown } from "../../../gateways/contract/imports/imports.ts"
import { Progress } from "../../parts/show/Progress.tsx"
import { chatWords as words } from "../../words/words.ts"
import type { ChatImport } from "../send/createImport.ts"

interface Shown {
  readonly job: ChatImport
  readonly shown: ImportShown
  readonly buttons: JSX.Element
}

/** The progress of sending. After a reload the page has no file, and asks for it again. */
export function SentFile(props: Shown & { readonly zone: JSX.Element }) {
  const rate = () => {
    const { bytes, at } = props.job.sending.from()
    const sent = props.shown.next - bytes
    return sent <= 0 ? null : (sent * 1000) / Math.max(1, performance.now() - at)
  }
  const pace = () => {
    const now = rate()
    if (props.job.sending.isLost()) return words.t("chatImport.lost")
    if (now === null) return ""
    return words.t("chatImport.pace", {
      rate: words.size(Math.round(now)),
      left: words.lasting((props.shown.size - props.shown.next) / now)
    })
  }
  return (
    <>
      <Bar
        name={props.shown.name}
        share={props.shown.next / props.shown.size}
        label={words.t("chatImport.sending")}
        fact={pace()}
      >
        {props.buttons}
      </Bar>
      <Show when={!props.job.sending.isSending()}>
        <p role="status">{words.t("chatImport.resume", { name: props.shown.name })}</p>
        {props.zone}
      </Show>
    </>
  )
}

export function Working(props: Shown) {
  const tick = () => {
    const found = props.job.tick()
    return found === undefined || found.stage === "done" || found.total === 0 ? null : found
  }
  const isCheck = () => props.shown.state === "checking"
  const fact = () => {
    const { rate = null, left = null } = tick() ?? {}
    if (rate === null || left === null) return ""
    const shown = isCheck() ? words.size(Math.round(rate)) : words.count("messagesCount", Math.round(rate))
    return words.t("chatImport.pace", { rate: shown, left: words.lasting(left) })
  }
  const share = () => {
    const { done = 0, total = 1 } = tick() ?? {}
    return Math.min(1, done / total)
  }
  return (
    <Bar
      name={props.shown.name}
      share={share()}
      label={words.t(isCheck() ? "chatImport.checking" : "chatImport.storing")}
      fact={fact()}
    >
      {props.buttons}
    </Bar>
  )
}

function Bar(props: {
  readonly name: string
  readonly share: number
  readonly label: string
  readonly fact: string
  readonly children: JSX.Element
}) {
  return (
    <div class="import-bar">
      <p role="status">
        {props.label} <bdi>{props.name}</bdi>
      </p>
      <Progress label={props.label} value={props.share} />
      <p class="acts">
        <span class="quiet-text">
          {words.share(props.share)} {props.fact}
        </span>
        {props.children}
      </p>
    </div>
  )
}

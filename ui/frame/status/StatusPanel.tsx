/** The details of the status line: connection, model, bot, work in progress; then theme, keys and sign-out. */
import { A } from "@solidjs/router"
import Activity from "lucide-solid/icons/activity"
import Bot from "lucide-solid/icons/bot"
import Cpu from "lucide-solid/icons/cpu"
import TriangleAlert from "lucide-solid/icons/triangle-alert"
import { For, Show } from "solid-js"
import type { Session } from "../../../gateways/contract.ts"
import type { System } from "../../../gateways/contract/systemShown.ts"
import { KeyHints } from "../../parts/button/KeyHints.tsx"
import { createRole } from "../../settings/parts/createRole.ts"
import { Face } from "../../signs/Face.tsx"
import { toast } from "../../parts/toast/toast.tsx"
import { api } from "../../sync/rest/api.ts"
import { useLive } from "../../sync/live.tsx"
import { runVerb } from "../../verbs/bindings.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { words } from "../../words/words.ts"
import { Offer } from "../offer/Offer.tsx"
import type { SystemRead } from "./createSystem.ts"
import { Pulse } from "./Pulse.tsx"
import { ThemeButton } from "../theme/ThemeButton.tsx"

export function StatusPanel(props: {
  readonly read: SystemRead
  readonly running: number
  readonly onSignOut: () => void
}) {
  const live = useLive()
  const { role } = createRole()
  const isLive = () => live.status() === "live"
  const signOut = async () => {
    try {
      await api.signOut()
      props.onSignOut()
    } catch (error) {
      toast({ text: words.t("notSignedOut", { why: sentenceOf(error) }), failed: true })
    }
  }
  return (
    <div class="status-panel">
      <p class="status-row">
        <Pulse live={isLive()} trouble={false} />
        <b>{words.t(isLive() ? "live" : "stale")}</b>
        <span class="fact">{words.t(isLive() ? "upToDate" : "staleFact")}</span>
      </p>
      <p class="quiet-text status-more">{words.t("lastChange", { n: words.number(live.position()) })}</p>
      <Show when={props.read.system()}>
        {(now) => <Parts system={now()} role={role()} onChange={props.read.refetch} />}
      </Show>
      <Show when={props.running > 0}>
        <A class="status-row" href="/runs">
          <Activity size={15} />
          <b>{words.t("runs")}</b>
          <span class="fact">{words.t("atWork", { n: words.number(props.running) })}</span>
        </A>
      </Show>
      <hr />
      <A class="mi" href="/settings/sign-in">
        {words.t("security")}
      </A>
      <ThemeButton />
      <button class="mi" type="button" onClick={() => runVerb("keys")}>
        {words.t("keys")}
        <KeyHints of="?" />
      </button>
      <hr />
      <div class="status-row">
        <Face actor={live.session.actor} name={live.session.name || live.session.actor} />
        <bdi class="ell">{live.session.name || live.session.actor}</bdi>
        <button class="btn sm quiet" type="button" onClick={() => void signOut()}>
          {words.t("signOut")}
        </button>
      </div>
    </div>
  )
}

/** The model and the bot; for a missing one, the way to add it. */
function Parts(props: { readonly system: System; readonly role: Session["role"]; readonly onChange: () => void }) {
  return (
    <>
      <p class="status-row">
        <Cpu size={15} />
        <b class="ell">{modelOf(props.system)}</b>
      </p>
      <Show when={props.system.offer}>
        {(offer) => (
          <div class="status-more">
            <Offer offer={offer()} role={props.role} onUsed={props.onChange} />
          </div>
        )}
      </Show>
      <p class="status-row">
        <Bot size={15} />
        <b class="ell">{botOf(props.system)}</b>
      </p>
      <For each={props.system.troubles}>
        {({ message }) => (
          <p class="status-row trouble" role="alert">
            <TriangleAlert size={15} />
            <span>{message}</span>
          </p>
        )}
      </For>
    </>
  )
}

const modelOf = ({ model }: System) => {
  if (model.provider === "builtin") return words.t("model.builtin")
  return words.t(model.reachable ? "model.other" : "model.unreachable", {
    model: model.model,
    provider: model.provider
  })
}
const botOf = ({ bot }: System) => {
  if (bot.name === null) return words.t("bot.none")
  return bot.connected ? words.t("bot.name", { name: bot.name }) : words.t("bot.trouble")
}

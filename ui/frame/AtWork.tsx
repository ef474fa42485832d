/** The bottom of the menu: connection, active model and bot, theme, sign-out. */
import { A } from "@solidjs/router"
import { createResource, createSignal, For, Show } from "solid-js"
import type { Session, System } from "../../gateways/contract.ts"
import { api } from "../sync/rest/api.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { Connection } from "./Connection.tsx"
import { Offer } from "./offer/Offer.tsx"
import { applyTheme, storedTheme, storeTheme, themeAfter } from "./theme.ts"

export function AtWork(props: { readonly onSignOut: () => void }) {
  const live = useLive()
  const [system, { refetch }] = createResource(
    () => live.status() === "live",
    () => api.system().catch(() => undefined)
  )
  const signOut = async () => {
    await api.signOut().catch(() => undefined)
    props.onSignOut()
  }
  return (
    <div class="at-work">
      <Connection live={live.status() === "live"} position={live.position()} />
      <Show when={system()}>
        {(now) => <Parts system={now()} role={live.session.role} onChange={() => void refetch()} />}
      </Show>
      <ThemeButton />
      <A class="theme" href="/security">
        {words.t("security")}
      </A>
      <button class="theme" type="button" onClick={() => void signOut()}>
        {live.session.name || live.session.actor} · {words.t("signOut")}
      </button>
    </div>
  )
}

/** The model and the bot; for a missing one, what it would add. */
function Parts(props: { readonly system: System; readonly role: Session["role"]; readonly onChange: () => void }) {
  return (
    <>
      <span>{modelOf(props.system)}</span>
      <Show when={props.system.model.provider === "builtin" && props.system.offer === null}>
        <small>{words.t("modelHint")}</small>
      </Show>
      <Show when={props.system.offer}>
        {(offer) => <Offer offer={offer()} role={props.role} onUsed={props.onChange} />}
      </Show>
      <span>{botOf(props.system)}</span>
      <Show when={props.system.bot.name === null}>
        <small>{words.t("botHint")}</small>
      </Show>
      <For each={props.system.troubles}>{({ message }) => <b role="alert">{message}</b>}</For>
    </>
  )
}

function ThemeButton() {
  const [theme, setTheme] = createSignal(storedTheme())
  applyTheme(theme())
  const next = () => {
    const chosen = themeAfter(theme())
    setTheme(chosen)
    storeTheme(chosen)
    applyTheme(chosen)
  }
  return (
    <button class="theme" type="button" onClick={next}>
      {words.t("themeNow", { theme: words.value("theme", theme()) })}
    </button>
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

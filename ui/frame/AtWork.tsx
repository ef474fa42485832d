/** Which model and bot are at work, what each missing one would add, and whether the connection lives. */
import { createResource, createSignal, For, Show } from "solid-js"
import type { System } from "../../gateways/contract.ts"
import { api } from "../sync/api.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { Connection } from "./Connection.tsx"

type Theme = "system" | "light" | "dark"
const themes: ReadonlyArray<Theme> = ["system", "light", "dark"]

export function AtWork(props: { readonly onSignOut: () => void }) {
  const live = useLive()
  const [system] = createResource(
    () => live.status() === "live",
    () => api.system().catch(() => undefined)
  )
  const [theme, setTheme] = createSignal<Theme>(stored())
  apply(theme())
  const next = () => {
    const chosen = themes[(themes.indexOf(theme()) + 1) % themes.length] ?? "system"
    setTheme(chosen)
    localStorage.setItem("theme", chosen)
    apply(chosen)
  }
  const signOut = async () => {
    await api.signOut().catch(() => undefined)
    props.onSignOut()
  }
  return (
    <div class="at-work">
      <Connection live={live.status() === "live"} position={live.position()} />
      <Show when={system()}>
        {(now) => (
          <>
            <span title={now().model.provider === "builtin" ? words.t("modelHint") : undefined}>{modelOf(now())}</span>
            <Show when={now().model.provider === "builtin"}>
              <small>{words.t("modelHint")}</small>
            </Show>
            <span>{botOf(now())}</span>
            <Show when={now().bot.name === null}>
              <small>{words.t("botHint")}</small>
            </Show>
            <For each={now().trouble}>{(trouble) => <b role="alert">{trouble}</b>}</For>
          </>
        )}
      </Show>
      <button class="theme" type="button" onClick={next}>
        {words.t("themeNow", { theme: words.value("theme", theme()) })}
      </button>
      <button class="theme" type="button" onClick={() => void signOut()}>
        {live.session.name || live.session.actor} · {words.t("signOut")}
      </button>
    </div>
  )
}

const modelOf = ({ model }: System) =>
  model.provider === "builtin"
    ? words.t("model.builtin")
    : words.t(model.reachable ? "model.other" : "model.unreachable", { model: model.model, provider: model.provider })
const botOf = ({ bot }: System) =>
  bot.name === null
    ? words.t("bot.none")
    : bot.connected
      ? words.t("bot.name", { name: bot.name })
      : words.t("bot.trouble")

const stored = (): Theme => themes.find((theme) => theme === localStorage.getItem("theme")) ?? "system"
const apply = (theme: Theme) => {
  if (theme === "system") delete document.documentElement.dataset["theme"]
  else document.documentElement.dataset["theme"] = theme
}

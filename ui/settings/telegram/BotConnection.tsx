/** Connects, replaces and disconnects the bot of the installation, for owners: in the settings and in the first run. */
import { createSignal, type JSX, onCleanup, Show } from "solid-js"
import type { AskedBot, BotTokenShown, StoredTokenShown } from "../../../gateways/contract/botShown.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Confirm } from "../../parts/overlay/Confirm.tsx"
import { toast } from "../../parts/toast/toast.tsx"
import { useLive } from "../../sync/live.tsx"
import { settingsWords as words } from "../../words/words.ts"
import { createAct, createLoaded } from "../parts/createLoaded.ts"
import { WhenLoaded } from "../parts/SettingsSection.tsx"
import { botApi } from "./botApi.ts"
import { TokenForm } from "./TokenForm.tsx"
import "./bot.css"

/** Milliseconds between two reads of the state of a starting bot, and the most reads. */
const readInterval = 1_000
const mostReads = 20

interface ConnectionProps {
  /** True while the bot works. */
  readonly isConnected: boolean
  /** The state of the bot may have changed. */
  readonly onChange: () => void
  /** A button that reads the state again. It is not beside the form of a token, whose button checks the token. */
  readonly again?: JSX.Element
}

export function BotConnection(props: ConnectionProps) {
  const shown = createLoaded(botApi.shown)
  const act = createAct(shown)
  let looking: ReturnType<typeof setInterval> | undefined
  onCleanup(() => clearInterval(looking))
  /** The process that runs the bot takes some seconds to notice. */
  const look = () => {
    clearInterval(looking)
    let reads = 0
    props.onChange()
    looking = setInterval(() => {
      props.onChange()
      if (++reads >= mostReads || props.isConnected) clearInterval(looking)
    }, readInterval)
  }
  const connected = (bot: AskedBot) => {
    toast(words.t("botToken.connected", { bot: bot.username }))
    void shown.reload()
    look()
  }
  const disconnect = async () => {
    await act(botApi.disconnect, words.t("botToken.disconnected"))
    look()
  }
  return (
    <WhenLoaded of={shown}>
      {(found) => (
        <Show
          when={found().from !== "environment"}
          fallback={<FromEnvironment token={found()} again={props.again} onDisconnect={() => void disconnect()} />}
        >
          <Show when={found().stored} fallback={<TokenForm present={null} onConnected={connected} />}>
            {(stored) => (
              <Connected
                token={stored()}
                again={props.again}
                onConnected={connected}
                onDisconnect={() => void disconnect()}
              />
            )}
          </Show>
        </Show>
      )}
    </WhenLoaded>
  )
}

function FromEnvironment(props: {
  readonly token: BotTokenShown
  readonly again: JSX.Element
  readonly onDisconnect: () => void
}) {
  return (
    <>
      <p class="quiet-text">{words.t("botToken.fromEnvironment")}</p>
      <Show when={props.token.stored}>
        {(stored) => (
          <>
            <p class="quiet-text">{words.t("botToken.unused", { lastFour: `…${stored().lastFour}` })}</p>
            <Disconnect token={stored()} onDisconnect={props.onDisconnect} />
          </>
        )}
      </Show>
      <Show when={props.again}>{(again) => <p class="acts">{again()}</p>}</Show>
    </>
  )
}

function Connected(props: {
  readonly token: StoredTokenShown
  readonly again: JSX.Element
  readonly onConnected: (bot: AskedBot) => void
  readonly onDisconnect: () => void
}) {
  const live = useLive()
  const [changes, setChanges] = createSignal(false)
  const connected = (bot: AskedBot) => {
    setChanges(false)
    props.onConnected(bot)
  }
  return (
    <>
      <p class="quiet-text">
        {words.t("botToken.stored", {
          lastFour: `…${props.token.lastFour}`,
          person: live.nameOf(props.token.by),
          when: words.day(props.token.at)
        })}{" "}
        {words.t("botToken.sealed")}
      </p>
      <Show when={changes()}>
        <TokenForm present={props.token.bot} onConnected={connected} />
      </Show>
      <p class="acts">
        <Button small onClick={() => setChanges(!changes())}>
          {words.t(changes() ? "botToken.keep" : "botToken.change")}
        </Button>
        <Disconnect token={props.token} onDisconnect={props.onDisconnect} />
        <Show when={!changes()}>{props.again}</Show>
      </p>
    </>
  )
}

function Disconnect(props: { readonly token: StoredTokenShown; readonly onDisconnect: () => void }) {
  const [asks, setAsks] = createSignal(false)
  const confirm = () => {
    setAsks(false)
    props.onDisconnect()
  }
  return (
    <>
      <Button small onClick={() => setAsks(true)}>
        {words.t("botToken.disconnect")}
      </Button>
      <Show when={asks()}>
        <Confirm
          title={words.t("botToken.disconnectTitle", { bot: props.token.bot.username })}
          action={words.t("botToken.disconnect")}
          onConfirm={confirm}
          onClose={() => setAsks(false)}
        >
          <p>{words.t("botToken.disconnectText")}</p>
        </Confirm>
      </Show>
    </>
  )
}

/** The buttons of one webhook: test, pause or resume, another secret, remove. */
import { createSignal, Show } from "solid-js"
import type { WebhookRow } from "../../../../gateways/contract/webhooks/webhooks.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { Confirm } from "../../../parts/overlay/Confirm.tsx"
import { toast } from "../../../parts/toast/toast.tsx"
import { webhooksApi } from "../parts/webhooksApi.ts"
import { sentenceOf } from "../../../words/sentenceOf.ts"
import { webhookWords as words } from "../../../words/words.ts"
import type { ActOnLists } from "../../parts/createLoaded.ts"
import type { KeptDeliveries } from "../deliveries/createDeliveries.ts"
import type { HookTopics } from "../parts/createTopics.ts"
import { ChangeDialog } from "./ChangeDialog.tsx"
import { tryWords } from "../deliveries/tryWords.ts"

interface ActsProps {
  readonly hook: WebhookRow
  readonly act: ActOnLists
  readonly topics: HookTopics
  readonly deliveries: KeptDeliveries
  readonly onRotate: (id: string, name: string, version: number) => void
}

export function WebhookActs(props: ActsProps) {
  const [asks, setAsks] = createSignal<"change" | "rotate" | "remove" | null>(null)
  const close = () => setAsks(null)
  const remove = () => {
    close()
    void props.act(() => webhooksApi.remove(props.hook.id), words.t("hooks.removed", { name: props.hook.name }))
  }
  const rotate = () => {
    close()
    props.onRotate(props.hook.id, props.hook.name, props.hook.secret)
  }
  return (
    <div class="hook-acts">
      <TestButton {...props} />
      <PauseButton {...props} />
      <Button small onClick={() => setAsks("change")}>
        {words.t("hooks.change")}
      </Button>
      <Show when={props.hook.kind === "standard"}>
        <Button small onClick={() => setAsks("rotate")}>
          {words.t("hooks.rotate")}
        </Button>
      </Show>
      <Button class="bad" look="quiet" small onClick={() => setAsks("remove")}>
        {words.t("hooks.remove")}
      </Button>
      <Show when={asks() === "change"}>
        <ChangeDialog hook={props.hook} topics={props.topics} act={props.act} onClose={close} />
      </Show>
      <Show when={asks() === "rotate"}>
        <Confirm
          title={words.t("hooks.rotateTitle", { name: props.hook.name })}
          action={words.t("hooks.rotateIt")}
          onConfirm={rotate}
          onClose={close}
        >
          <p>{words.t("hooks.rotateText")}</p>
        </Confirm>
      </Show>
      <Show when={asks() === "remove"}>
        <Confirm
          title={words.t("hooks.removeTitle", { name: props.hook.name })}
          action={words.t("hooks.removeIt")}
          onConfirm={remove}
          onClose={close}
        >
          <p>{words.t("hooks.removeText")}</p>
        </Confirm>
      </Show>
    </div>
  )
}

function TestButton(props: ActsProps) {
  const [busy, setBusy] = createSignal(false)
  const test = async () => {
    setBusy(true)
    try {
      const { id } = await webhooksApi.test(props.hook.id)
      const row = await props.deliveries.firstTry(id)
      // The list of webhooks shows the newest try.
      await props.act(() => Promise.resolve())
      if (row === null) toast(words.t("hooks.testWaits"))
      else toast({ text: words.t("hooks.testDone", { outcome: tryWords(row) }), failed: row.outcome !== "delivered" })
    } catch (error) {
      toast({ text: sentenceOf(error), failed: true })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button small disabled={busy()} onClick={() => void test()}>
      {words.t(busy() ? "hooks.testing" : "hooks.test")}
    </Button>
  )
}

function PauseButton(props: ActsProps) {
  const isActive = () => props.hook.state === "active"
  const pause = (): void =>
    void props.act(() => webhooksApi.pause(props.hook.id), { text: words.t("hooks.paused"), undo: resume })
  const resume = (): void =>
    void props.act(() => webhooksApi.resume(props.hook.id), { text: words.t("hooks.resumed"), undo: pause })
  return (
    <Button small onClick={() => (isActive() ? pause() : resume())}>
      {words.t(isActive() ? "hooks.pause" : "hooks.resume")}
    </Button>
  )
}

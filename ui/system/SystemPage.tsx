/** The state of the installation: troubles with their remedies, read models, parked items, failed work, and the parts. */
import CopyIcon from "lucide-solid/icons/copy"
import { Show } from "solid-js"
import { atLeast } from "../../domain/roles.ts"
import { Bar } from "../parts/bar/Bar.tsx"
import { Button } from "../parts/button/Button.tsx"
import { FailedNote } from "../parts/show/FailedNote.tsx"
import { Skeleton } from "../parts/show/Skeleton.tsx"
import type { ToastMessage } from "../parts/toast/message.ts"
import { useLive } from "../sync/live.tsx"
import { teamWords as words } from "../words/words.ts"
import { createSystemState } from "./createSystemState.ts"
import { ReadModels } from "./models/ReadModels.tsx"
import { PartList } from "./parts/PartList.tsx"
import { supportReport } from "./report.ts"
import { TroubleList } from "./TroubleList.tsx"
import { OwnersPart } from "./waiting/OwnersPart.tsx"
import "./system.css"

export function SystemPage(props: { readonly toast: (message: ToastMessage) => void }) {
  const live = useLive()
  const role = () => live.people[live.session.actor]?.role ?? live.session.role
  const isAdmin = () => atLeast(role(), "admin")
  const isOwner = () => atLeast(role(), "owner")
  const state = createSystemState(role)
  const copy = (text: string) => copyTo(text, props.toast)
  const attention = () =>
    (state.system()?.troubles.length ?? 0) + (state.parked()?.length ?? 0) + (state.letters()?.length ?? 0)
  const copyReport = () => {
    const report = reportNow(state)
    if (report !== null) copy(report)
  }
  return (
    <>
      <Bar
        title={words.t("pageTitle.system")}
        fact={
          <Show when={state.system()}>
            {attention() === 0 ? words.t("systemPage.well") : words.count("systemTroubles", attention())}
          </Show>
        }
      >
        <Button disabled={state.system() === undefined} onClick={copyReport}>
          <CopyIcon size={14} />
          {words.t("systemPage.copyReport")}
        </Button>
      </Bar>
      <div class="page" aria-busy={state.system() === undefined && state.failed() === null}>
        <div class="sys">
          <Show when={state.system()} fallback={<Missing why={state.failed()} onRetry={state.again} />}>
            {(system) => (
              <>
                <TroubleList troubles={system().troubles} onCopy={copy} />
                <Show when={isAdmin()} fallback={<p class="quiet-text">{words.t("systemPage.restricted")}</p>}>
                  <Show when={state.models()} fallback={<Skeleton rows={8} />}>
                    {(models) => <ReadModels models={models()} rates={state.rates()} onCopy={copy} />}
                  </Show>
                </Show>
                <Show when={isOwner()} fallback={<p class="quiet-text">{words.t("systemPage.ownersOnly")}</p>}>
                  <OwnersPart
                    parked={state.parked()}
                    letters={state.letters()}
                    toast={props.toast}
                    onChange={state.again}
                  />
                </Show>
                <PartList system={system()} stores={state.stores()} backups={state.backups()} />
              </>
            )}
          </Show>
        </div>
      </div>
    </>
  )
}

/** Null until the state of the parts was read. */
const reportNow = (state: ReturnType<typeof createSystemState>): string | null => {
  const system = state.system()
  if (system === undefined) return null
  return supportReport({
    system,
    models: state.models(),
    stores: state.stores(),
    parked: state.parked()?.length ?? null,
    letters: state.letters()?.length ?? null
  })
}

function Missing(props: { readonly why: unknown; readonly onRetry: () => void }) {
  return (
    <Show when={props.why} fallback={<Skeleton rows={8} />}>
      {(why) => <FailedNote why={why()} onRetry={props.onRetry} />}
    </Show>
  )
}

/** A page that is served by plain HTTP under a host name has no clipboard. */
const copyTo = (text: string, toast: (message: ToastMessage) => void) => {
  const refused = () => toast({ text: words.t("systemPage.notCopied"), failed: true })
  if (navigator.clipboard === undefined) return refused()
  navigator.clipboard.writeText(text).then(() => toast({ text: words.t("systemPage.copied") }), refused)
}

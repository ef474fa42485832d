/** The parts of the installation in threes: stores, model, backups, bot and server. */
import { Show } from "solid-js"
import type { System } from "../../../gateways/contract/systemShown.ts"
import type { BackupsShown, StoresShown } from "../../../gateways/contract/systemShown.ts"
import { modelName } from "../../words/modelName.ts"
import { teamWords as words } from "../../words/words.ts"
import { PartBox } from "./PartBox.tsx"
import { botFacts, botState, modelState, serverFacts, storeFacts, storeState } from "./facts.ts"

export function PartList(props: {
  readonly system: System
  /** Undefined for a reader who may not see them, and before they were read. */
  readonly stores: StoresShown | undefined
  readonly backups: BackupsShown | undefined
}) {
  const backedUp = (last: BackupsShown["last"]) =>
    last === null ? words.t("systemPage.noBackup") : `${words.day(last.at)}, ${words.time(last.at)}`
  return (
    <section aria-labelledby="parts">
      <header class="sys-head">
        <h2 id="parts">{words.t("systemPage.parts")}</h2>
      </header>
      <div class="sys-parts">
        <Show when={props.stores}>
          {(stores) => (
            <PartBox name={words.t("systemPage.stores")} state={storeState(stores())} facts={storeFacts(stores())} />
          )}
        </Show>
        <PartBox
          name={words.t("systemPage.model")}
          state={modelState(props.system.model)}
          facts={[
            [words.t("systemPage.modelName"), modelName(props.system.model)],
            [words.t("systemPage.embedModel"), props.system.model.embedModel]
          ]}
        />
        <Show when={props.backups}>
          {(backups) => (
            <PartBox
              name={words.t("systemPage.backups")}
              state={{
                well: backups().last !== null,
                word: words.t(backups().last === null ? "systemPage.attention" : "systemPage.works")
              }}
              facts={[
                [words.t("systemPage.lastBackup"), backedUp(backups().last)],
                [words.t("systemPage.backupHow"), "tt backup <folder>"]
              ]}
            />
          )}
        </Show>
        <PartBox
          name={words.t("systemPage.bot")}
          state={botState(props.system.bot)}
          facts={botFacts(props.system.bot)}
        />
        <PartBox name={words.t("systemPage.server")} facts={serverFacts(props.system, props.stores)} />
      </div>
    </section>
  )
}

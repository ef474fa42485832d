/** The versions of a statement: what the chosen one changed, and a way back to an earlier one. */
import { createMemo, createSignal, For, Show } from "solid-js"
import type { AtomRow } from "../../../../gateways/contract/knowledge.ts"
import { Button } from "../../../parts/button/Button.tsx"
import { Face } from "../../../signs/Face.tsx"
import { actorName } from "../../../task/history/actorName.ts"
import { chatWords as words } from "../../../words/words.ts"
import type { Version } from "./versions.ts"
import { WordDiff } from "../../../parts/diff/WordDiff.tsx"

export function Versions(props: {
  readonly atom: AtomRow
  /** The newest first. */
  readonly versions: ReadonlyArray<Version>
  readonly nameOf: (actor: string) => string
  readonly mayAct: boolean
  readonly onRestore: (text: string) => void
  /** Loads earlier versions; null when all are there. */
  readonly onMore: (() => void) | null
}) {
  /** The chosen version, with its statement: another statement begins at its newest one. */
  const [picked, setPicked] = createSignal<{ readonly of: string; readonly n: number } | null>(null)
  const chosen = createMemo(() => {
    const pick = picked()
    const found = pick?.of === props.atom.id ? props.versions.find(({ n }) => n === pick.n) : undefined
    return found ?? props.versions[0]
  })
  return (
    <Show when={props.versions.length > 1}>
      <section>
        <h3>{words.t("whatChanged")}</h3>
        <Show when={chosen()}>{(version) => <Change version={version()} nameOf={props.nameOf} />}</Show>
      </section>
      <section>
        <h3>{words.t("versions")}</h3>
        <ul class="versions">
          <For each={props.versions}>
            {(version) => (
              <li>
                <button
                  type="button"
                  class="version"
                  aria-pressed={chosen() === version}
                  onClick={() => setPicked({ of: props.atom.id, n: version.n })}
                >
                  <i class="rb" data-checked={chosen() === version ? "" : undefined} />
                  <span class="ell">{nameOf(version, props.versions)}</span>
                  <time datetime={version.at}>{words.day(version.at)}</time>
                </button>
                <Show when={mayRestore(props, version)}>
                  <Button small look="quiet" type="button" onClick={() => props.onRestore(version.text)}>
                    {words.t("restoreVersion")}
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={props.onMore}>
          {(more) => (
            <Button small look="quiet" type="button" onClick={() => more()()}>
              {words.t("showMore")}
            </Button>
          )}
        </Show>
      </section>
    </Show>
  )
}

const nameOf = ({ n }: Version, [newest]: ReadonlyArray<Version>) =>
  newest?.n === n ? words.t("versionNow", { n: words.number(n) }) : words.t("versionNo", { n: words.number(n) })

/** An erased version has no text. */
const mayRestore = ({ atom, mayAct }: { readonly atom: AtomRow; readonly mayAct: boolean }, { text }: Version) =>
  mayAct && atom.status === "standing" && text !== "" && text !== atom.text

function Change(props: { readonly version: Version; readonly nameOf: (actor: string) => string }) {
  const name = () => actorName(props.version.by, props.nameOf)
  return (
    <div class="change">
      <Show when={props.version.before} fallback={<p dir="auto">{props.version.text}</p>}>
        {(before) => <WordDiff before={before()} after={props.version.text} />}
      </Show>
      <p class="quiet-text">
        <Face actor={props.version.by} name={name()} />
        <bdi>{name()}</bdi>
        <time datetime={props.version.at}>
          {words.day(props.version.at)} {words.time(props.version.at)}
        </time>
      </p>
    </div>
  )
}

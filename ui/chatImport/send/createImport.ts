/** The import of the person as the server has it, and the requests that begin, start and cancel it. */
import { createEffect, createMemo, createSignal, on, onCleanup, onMount } from "solid-js"
import type { ImportShown } from "../../../gateways/contract/imports/imports.ts"
import type { Tick } from "../../../gateways/contract/knowledge.ts"
import { importsApi } from "./importsApi.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { chatWords as words } from "../../words/words.ts"
import { createSending } from "./createSending.ts"
import { FileGone } from "./sendFile.ts"

/** Interval of reading the import while the server works, since a tick may be lost. Milliseconds. */
const readInterval = 3000

/** Bytes of a part, and of the largest file. */
interface Limits {
  readonly part: number
  readonly most: number
}

/** The reason why the file cannot be sent now; null when it can be. */
const faultOfFile = ({ name, size, lastModified }: File, { most }: Limits, open: ImportShown | null): string | null => {
  if (size === 0) return words.t("chatImport.emptyFile")
  if (size > most) return words.t("chatImport.tooBig", { most: words.size(most) })
  if (open?.state !== "uploading") return null
  const isSame = open.size === size && open.name === name && open.modified === lastModified
  return isSame ? null : words.t("chatImport.anotherFile", { name: open.name })
}

/** @param ticks the progress of work, by id */
export const createImport = (ticks: { readonly [id: string]: Tick | undefined }) => {
  const [shown, setShown] = createSignal<ImportShown | null>(null)
  const [limits, setLimits] = createSignal<Limits | null>(null)
  const [fault, setFault] = createSignal<string | null>(null)
  const sending = createSending(setShown)

  /** Runs a request, and shows its fault. */
  const act = async (run: () => Promise<void>) => {
    setFault(null)
    try {
      await run()
    } catch (error) {
      setFault(error instanceof FileGone ? words.t("chatImport.fileGone") : sentenceOf(error))
    }
  }
  const read = async () => {
    const { items, part, most } = await importsApi.list()
    setLimits({ part, most })
    setShown(items.at(-1) ?? null)
  }
  /** Sends the file, or continues with it when its first part was sent before. */
  const choose = (file: File) =>
    act(async () => {
      // The person may be faster than the first answer.
      if (limits() === null) await read()
      const bounds = limits()
      if (bounds === null) return
      const wrong = faultOfFile(file, bounds, shown())
      if (wrong !== null) {
        setFault(wrong)
        return
      }
      const begun = await importsApi.begin({ name: file.name, size: file.size, modified: file.lastModified })
      setShown(begun)
      await sending.send(file, begun, bounds.part)
    })
  const cancel = () =>
    act(async () => {
      const open = shown()
      sending.stop()
      if (open !== null) await importsApi.cancel(open.id)
      setShown(null)
    })
  const start = (places: ReadonlyArray<string>) =>
    act(async () => {
      const open = shown()
      if (open !== null) setShown(await importsApi.start(open.id, places))
    })

  const tick = () => ticks[shown()?.id ?? ""]
  followWork(shown, tick, () => void act(read))
  onMount(() =>
    act(read).then(() => {
      const open = shown()
      const file = open?.state === "uploading" ? sending.fileOf(open.id) : null
      if (file !== null) void choose(file)
    })
  )
  return { shown, limits, fault, sending, tick, choose, cancel, start }
}
export type ChatImport = ReturnType<typeof createImport>

/** Reads the import when its check or its storing has ended, and at intervals until then. */
const followWork = (shown: () => ImportShown | null, tick: () => Tick | undefined, read: () => void) => {
  const isAtWork = () => shown()?.state === "checking" || shown()?.state === "importing"
  // The last tick of the check stays until the first tick of the storing, so its time tells the two ends apart.
  const endedAt = createMemo(() => (tick()?.stage === "done" ? tick()?.at : undefined))
  const readAtWork = () => {
    if (isAtWork()) read()
  }
  createEffect(on(endedAt, readAtWork, { defer: true }))
  const timer = setInterval(readAtWork, readInterval)
  onCleanup(() => clearInterval(timer))
}

import { createRoot } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"

const source = { hrefOf: (place: number) => `/files/${place}`, fetch: () => Promise.resolve(new Blob(["a picture"])) }

const revoked = vi.fn<(href: string) => void>()
beforeEach(() => {
  vi.resetModules()
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:1", revokeObjectURL: revoked }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  // Files of one worker share their modules, and the next file is on the dashboard.
  vi.resetModules()
})

/** The module as a page has it, before or after the sign-in of the Mini App. */
const onPage = async (isApp: boolean) => {
  const { useAppSecret } = await import("../../sync/credential/apiFetch.ts")
  if (isApp) useAppSecret("app.secret")
  return (await import("./createPicture.ts")).createPicture
}

test("on the dashboard a picture has the address of its file", async () => {
  const createPicture = await onPage(false)
  createRoot((dispose) => {
    expect(createPicture(source, 2, () => {})()).toBe("/files/2")
    dispose()
  })
})

test("in the Mini App the page fetches the bytes, and gives them up with the picture", async () => {
  const createPicture = await onPage(true)
  const { picture, dispose } = createRoot((dispose) => ({ picture: createPicture(source, 2, () => {}), dispose }))
  expect(picture()).toBeUndefined()
  await vi.waitFor(() => expect(picture()).toBe("blob:1"))
  dispose()
  expect(revoked).toHaveBeenCalledWith("blob:1")
})

test("in the Mini App a picture that cannot be fetched is told", async () => {
  const createPicture = await onPage(true)
  const failed = vi.fn<() => void>()
  const broken = { ...source, fetch: () => Promise.reject(new Error("gone")) }
  const dispose = createRoot((dispose) => {
    createPicture(broken, 2, failed)
    return dispose
  })
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  dispose()
})

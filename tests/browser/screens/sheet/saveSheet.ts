/** A contact sheet: pictures of one screen side by side, with their names. */
import type { Browser } from "playwright"

export interface Picture {
  readonly name: string
  readonly jpeg: Buffer
  /** CSS pixels on the sheet. */
  readonly width: number
}

export const saveSheet = async (browser: Browser, path: string, pictures: ReadonlyArray<Picture>) => {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 } })
  const figures = pictures.map(
    ({ name, jpeg, width }) =>
      `<figure style="width:${width}px"><img src="data:image/jpeg;base64,${jpeg.toString("base64")}"><figcaption>${name}</figcaption></figure>`
  )
  await page.setContent(
    `<style>body{margin:8px;display:flex;flex-wrap:wrap;gap:8px;background:#888;align-items:start;font:12px sans-serif}
     figure{margin:0}img{width:100%;display:block}</style>${figures.join("")}`
  )
  await page.screenshot({ path, fullPage: true })
  await page.close()
}

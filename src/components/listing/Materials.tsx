import { formatNumber } from '@/components/words/formatNumber'
import { formatStacks } from '@/components/words/formatStacks'
import { nameOfItem } from '@/components/words/nameOfItem'
import type { Material } from '@/schematic/inspect/listMaterials'

/** Rows shown before the rest is folded away. */
const SHOWN = 10

const Rows = ({ materials, caption }: { materials: Material[]; caption: string }) => (
  <table className="w-full text-sm">
    <caption className="sr-only">{caption}</caption>
    <thead>
      <tr className="border-b-2 border-line text-left text-muted">
        <th scope="col" className="py-2 pr-3 font-semibold">
          Item
        </th>
        <th scope="col" className="py-2 pr-3 text-right font-semibold">
          Number
        </th>
        <th scope="col" className="py-2 text-right font-semibold max-sm:hidden">
          In shulker boxes and stacks
        </th>
      </tr>
    </thead>
    <tbody>
      {materials.map((material) => (
        <tr key={material.item} className="border-b border-line last:border-0">
          <th scope="row" className="py-2 pr-3 text-left font-normal wrap-anywhere" title={material.item}>
            {nameOfItem(material.item)}
          </th>
          <td className="py-2 pr-3 text-right font-semibold tabular-nums">{formatNumber(material.count)}</td>
          <td className="py-2 text-right text-muted tabular-nums max-sm:hidden">{formatStacks(material)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export const Materials = ({ materials }: { materials: Material[] }) => (
  <section className="grid gap-3">
    <h2 className="text-2xl font-extrabold tracking-tight">Materials</h2>
    <div className="panel">
      {materials.length === 0 ? (
        <p className="text-muted">There is nothing to gather: the build holds no blocks.</p>
      ) : (
        <Rows materials={materials.slice(0, SHOWN)} caption="What to gather for this build" />
      )}
      {materials.length > SHOWN && (
        <details className="mt-2">
          <summary className="link cursor-pointer rounded-md py-2 font-semibold">
            {`${formatNumber(materials.length - SHOWN)} more`}
          </summary>
          <Rows materials={materials.slice(SHOWN)} caption="The rest of what to gather" />
        </details>
      )}
    </div>
  </section>
)

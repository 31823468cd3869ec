import { Button } from '@/components/ui/Button'

const axes = [
  ['Width', 'minWidth', 'maxWidth'],
  ['Height', 'minHeight', 'maxHeight'],
  ['Length', 'minLength', 'maxLength'],
] as const
const own: string[] = [...axes.flatMap(([, min, max]) => [min, max]), 'block', 'page']
const inputClasses = 'h-10 w-full min-w-0 rounded-md border border-field bg-surface px-2 text-sm'

/** Filters that are typed rather than chosen: sizes in blocks, and a block that must be in the build. */
export const SizeForm = ({ address }: { address: URLSearchParams }) => (
  <form action="/schematics" className="grid gap-3 px-2.5">
    {[...address].flatMap(([name, value]) =>
      own.includes(name) ? [] : [<input key={`${name}=${value}`} type="hidden" name={name} value={value} />],
    )}
    {axes.map(([title, min, max]) => (
      <fieldset key={title} className="grid grid-cols-[4rem_1fr_1fr] items-center gap-2">
        <legend className="sr-only">{title} in blocks</legend>
        <span aria-hidden className="text-sm font-semibold">
          {title}
        </span>
        <input
          className={inputClasses}
          name={min}
          defaultValue={address.get(min) ?? ''}
          aria-label={`${title} from`}
          placeholder="from"
          type="number"
          min={0}
          inputMode="numeric"
        />
        <input
          className={inputClasses}
          name={max}
          defaultValue={address.get(max) ?? ''}
          aria-label={`${title} to`}
          placeholder="to"
          type="number"
          min={0}
          inputMode="numeric"
        />
      </fieldset>
    ))}
    <label className="grid gap-1 text-sm font-semibold">
      Contains block
      <input
        className={`${inputClasses} font-normal`}
        name="block"
        defaultValue={address.get('block') ?? ''}
        placeholder="oak_stairs"
        maxLength={80}
        autoCapitalize="off"
        spellCheck={false}
      />
    </label>
    <Button type="submit" size="small">
      Apply
    </Button>
  </form>
)

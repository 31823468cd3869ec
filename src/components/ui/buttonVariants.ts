import { cva, type VariantProps } from 'class-variance-authority'

/** A button is a block: lit from above, with a front face that shortens when it is pressed. */
export const buttonVariants = cva(
  'inline-flex cursor-pointer items-center justify-center gap-2 rounded-md font-semibold whitespace-nowrap no-underline transition-[translate,box-shadow,background-color] duration-100 disabled:cursor-not-allowed disabled:opacity-60 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary:
          'bg-primary text-on-primary shadow-[inset_0_1px_0_rgb(255_255_255/0.25),0_3px_0_var(--primary-deep)] hover:bg-primary-hover active:translate-y-[2px] active:shadow-[inset_0_1px_0_rgb(255_255_255/0.25),0_1px_0_var(--primary-deep)]',
        plain:
          'bg-surface text-ink shadow-[inset_0_0_0_1px_var(--line),0_3px_0_var(--line)] hover:bg-raised active:translate-y-[2px] active:shadow-[inset_0_0_0_1px_var(--line),0_1px_0_var(--line)]',
        danger:
          'bg-danger text-on-danger shadow-[inset_0_1px_0_rgb(255_255_255/0.25),0_3px_0_var(--danger-deep)] active:translate-y-[2px] active:shadow-[0_1px_0_var(--danger-deep)]',
        ghost: 'text-ink hover:bg-raised',
      },
      size: { small: 'min-h-9 px-3 text-sm', medium: 'min-h-11 px-4', large: 'min-h-13 px-6 text-lg', icon: 'size-10' },
    },
    defaultVariants: { look: 'plain', size: 'medium' },
  },
)
export type ButtonLook = VariantProps<typeof buttonVariants>

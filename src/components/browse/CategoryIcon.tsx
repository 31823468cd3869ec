import {
  Anchor,
  Bird,
  Bot,
  Box,
  Building2,
  Car,
  Castle,
  Church,
  Cog,
  Factory,
  Flower2,
  Home,
  Lamp,
  Landmark,
  type LucideIcon,
  Mountain,
  Package,
  Palette,
  Plane,
  Puzzle,
  Rocket,
  Sailboat,
  Ship,
  Sofa,
  Sparkles,
  Sprout,
  Swords,
  Tent,
  TowerControl,
  TrainFront,
  TreePine,
  Trees,
  Warehouse,
  Waves,
  Wheat,
  Zap,
} from 'lucide-react'

const icons: Record<string, LucideIcon> = {
  anchor: Anchor,
  bird: Bird,
  box: Box,
  bot: Bot,
  'building-2': Building2,
  building: Building2,
  car: Car,
  castle: Castle,
  church: Church,
  cog: Cog,
  factory: Factory,
  'flower-2': Flower2,
  flower: Flower2,
  home: Home,
  house: Home,
  landmark: Landmark,
  lamp: Lamp,
  mountain: Mountain,
  package: Package,
  palette: Palette,
  plane: Plane,
  puzzle: Puzzle,
  rocket: Rocket,
  sailboat: Sailboat,
  ship: Ship,
  sofa: Sofa,
  sparkles: Sparkles,
  sprout: Sprout,
  swords: Swords,
  tent: Tent,
  'tower-control': TowerControl,
  'train-front': TrainFront,
  train: TrainFront,
  'tree-pine': TreePine,
  trees: Trees,
  warehouse: Warehouse,
  waves: Waves,
  wheat: Wheat,
  zap: Zap,
}

/**
 * A category's icon by its Lucide name, on a tile of its color. Only known names: the whole set would be half a
 * megabyte.
 */
export function CategoryIcon({ icon, color }: { icon: string | null; color: string | null }) {
  const Icon = icons[icon ?? 'box'] ?? Box
  return (
    <span
      aria-hidden
      className="grid size-11 shrink-0 place-items-center rounded-md bg-[color-mix(in_oklab,currentColor_18%,transparent)] text-primary"
      style={color ? { color } : undefined}
    >
      <Icon className="size-6" />
    </span>
  )
}

import type Account from '../../messages/en/Account.json'
import type Activity from '../../messages/en/Activity.json'
import type AddToList from '../../messages/en/AddToList.json'
import type Authoring from '../../messages/en/Authoring.json'
import type Bell from '../../messages/en/Bell.json'
import type BlockList from '../../messages/en/BlockList.json'
import type Browse from '../../messages/en/Browse.json'
import type Bulk from '../../messages/en/Bulk.json'
import type Cards from '../../messages/en/Cards.json'
import type Comments from '../../messages/en/Comments.json'
import type FactorMails from '../../messages/en/FactorMails.json'
import type Feeds from '../../messages/en/Feeds.json'
import type Follow from '../../messages/en/Follow.json'
import type Formats from '../../messages/en/Formats.json'
import type Home from '../../messages/en/Home.json'
import type Identity from '../../messages/en/Identity.json'
import type Journey from '../../messages/en/Journey.json'
import type Keys from '../../messages/en/Keys.json'
import type Legal from '../../messages/en/Legal.json'
import type Listing from '../../messages/en/Listing.json'
import type Lists from '../../messages/en/Lists.json'
import type MailAddress from '../../messages/en/MailAddress.json'
import type Mails from '../../messages/en/Mails.json'
import type Materials from '../../messages/en/Materials.json'
import type Mine from '../../messages/en/Mine.json'
import type Moderation from '../../messages/en/Moderation.json'
import type Notices from '../../messages/en/Notices.json'
import type Panel from '../../messages/en/Panel.json'
import type People from '../../messages/en/People.json'
import type PersonalData from '../../messages/en/PersonalData.json'
import type Problems from '../../messages/en/Problems.json'
import type Providers from '../../messages/en/Providers.json'
import type Reports from '../../messages/en/Reports.json'
import type Security from '../../messages/en/Security.json'
import type Settings from '../../messages/en/Settings.json'
import type Shell from '../../messages/en/Shell.json'
import type Standing from '../../messages/en/Standing.json'
import type Statistics from '../../messages/en/Statistics.json'
import type Topics from '../../messages/en/Topics.json'
import type Ui from '../../messages/en/Ui.json'
import type Upload from '../../messages/en/Upload.json'
import type Viewer from '../../messages/en/Viewer.json'
import type Words from '../../messages/en/Words.json'

/** The messages, a file each in every language. */
export interface Catalogue {
  Account: typeof Account
  Activity: typeof Activity
  AddToList: typeof AddToList
  Authoring: typeof Authoring
  Bell: typeof Bell
  BlockList: typeof BlockList
  Browse: typeof Browse
  Bulk: typeof Bulk
  Cards: typeof Cards
  Comments: typeof Comments
  FactorMails: typeof FactorMails
  Identity: typeof Identity
  Feeds: typeof Feeds
  Follow: typeof Follow
  Formats: typeof Formats
  Home: typeof Home
  Journey: typeof Journey
  Keys: typeof Keys
  Legal: typeof Legal
  Listing: typeof Listing
  Lists: typeof Lists
  MailAddress: typeof MailAddress
  Mails: typeof Mails
  Materials: typeof Materials
  Mine: typeof Mine
  Moderation: typeof Moderation
  Notices: typeof Notices
  Panel: typeof Panel
  People: typeof People
  PersonalData: typeof PersonalData
  Problems: typeof Problems
  Providers: typeof Providers
  Reports: typeof Reports
  Security: typeof Security
  Settings: typeof Settings
  Shell: typeof Shell
  Standing: typeof Standing
  Statistics: typeof Statistics
  Topics: typeof Topics
  Ui: typeof Ui
  Upload: typeof Upload
  Viewer: typeof Viewer
  Words: typeof Words
}

export const namespaces = [
  'Account',
  'Activity',
  'AddToList',
  'Authoring',
  'Bell',
  'BlockList',
  'Browse',
  'Bulk',
  'Cards',
  'Comments',
  'FactorMails',
  'Identity',
  'Feeds',
  'Follow',
  'Formats',
  'Home',
  'Journey',
  'Keys',
  'Legal',
  'Listing',
  'Lists',
  'MailAddress',
  'Mails',
  'Materials',
  'Mine',
  'Moderation',
  'Notices',
  'Panel',
  'People',
  'PersonalData',
  'Problems',
  'Providers',
  'Reports',
  'Security',
  'Settings',
  'Shell',
  'Standing',
  'Statistics',
  'Topics',
  'Ui',
  'Upload',
  'Viewer',
  'Words',
] as const satisfies readonly (keyof Catalogue)[]

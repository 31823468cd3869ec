import Account from './Account.json'
import AddToList from './AddToList.json'
import Authoring from './Authoring.json'
import Bell from './Bell.json'
import Bulk from './Bulk.json'
import Comments from './Comments.json'
import Follow from './Follow.json'
import Formats from './Formats.json'
import Listing from './Listing.json'
import Lists from './Lists.json'
import Mine from './Mine.json'
import Notices from './Notices.json'
import Panel from './Panel.json'
import People from './People.json'
import Problems from './Problems.json'
import Reports from './Reports.json'
import Settings from './Settings.json'
import Shell from './Shell.json'
import Statistics from './Statistics.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default {
  Account,
  AddToList,
  Authoring,
  Bell,
  Bulk,
  Comments,
  Follow,
  Formats,
  Listing,
  Lists,
  Mine,
  Notices,
  Panel,
  People,
  Problems,
  Reports,
  Settings,
  Shell,
  Statistics,
  Ui,
  Words,
}

import Account from './Account.json'
import AddToList from './AddToList.json'
import Authoring from './Authoring.json'
import Bell from './Bell.json'
import Browse from './Browse.json'
import Bulk from './Bulk.json'
import Cards from './Cards.json'
import Comments from './Comments.json'
import Feeds from './Feeds.json'
import Follow from './Follow.json'
import Formats from './Formats.json'
import Home from './Home.json'
import Journey from './Journey.json'
import Listing from './Listing.json'
import Lists from './Lists.json'
import Mails from './Mails.json'
import Materials from './Materials.json'
import Mine from './Mine.json'
import Notices from './Notices.json'
import Panel from './Panel.json'
import People from './People.json'
import Problems from './Problems.json'
import Reports from './Reports.json'
import Settings from './Settings.json'
import Shell from './Shell.json'
import Statistics from './Statistics.json'
import Topics from './Topics.json'
import Ui from './Ui.json'
import Upload from './Upload.json'
import Viewer from './Viewer.json'
import Words from './Words.json'

export default {
  Account,
  AddToList,
  Authoring,
  Bell,
  Browse,
  Bulk,
  Cards,
  Comments,
  Feeds,
  Follow,
  Formats,
  Home,
  Journey,
  Listing,
  Lists,
  Mails,
  Materials,
  Mine,
  Notices,
  Panel,
  People,
  Problems,
  Reports,
  Settings,
  Shell,
  Statistics,
  Topics,
  Ui,
  Upload,
  Viewer,
  Words,
}

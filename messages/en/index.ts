import Account from './Account.json'
import AddToList from './AddToList.json'
import Bulk from './Bulk.json'
import Follow from './Follow.json'
import Lists from './Lists.json'
import Mine from './Mine.json'
import Panel from './Panel.json'
import People from './People.json'
import Problems from './Problems.json'
import Settings from './Settings.json'
import Shell from './Shell.json'
import Statistics from './Statistics.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default {
  Account,
  AddToList,
  Bulk,
  Follow,
  Lists,
  Mine,
  Panel,
  People,
  Problems,
  Settings,
  Shell,
  Statistics,
  Ui,
  Words,
}

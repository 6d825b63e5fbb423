/** Parts of made-up goods: a name is brand, variety, kind and size. `kinds`: name, category, what it is for. */
interface GoodsWords {
  brands: readonly string[];
  varieties: readonly string[];
  kinds: readonly (readonly [string, string, string])[];
  sizes: readonly string[];
  /** How shoppers put a question about goods. */
  frames: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const ENGLISH: GoodsWords = {
  brands: words(`Alderbrook Brindle Calloway Dunmere Eastlake Fennimore Glenhaven Harrowby Ivybridge Juniper Kestrel
    Larkfield Marlowe Northgate Oakhurst Pemberton Quillon Ravenscar Silverton Thornbury Umberfield Valewood Westbrook
    Yarrow Zephyrine Ashcombe Birchwood Copperfield Dovecote Elmsworth`),
  varieties:
    words(`classic organic unsalted roasted smoked lemon vanilla ginger honey hazelnut coconut peppermint lavender
    rosemary unscented travel-size refillable waterproof lightweight insulated`),
  kinds: [
    ['dark chocolate bar', 'Sweets', 'for baking and for after dinner'],
    ['green tea', 'Tea', 'for two hundred cups'],
    ['ground coffee', 'Coffee', 'for filter and press'],
    ['olive oil', 'Pantry', 'cold pressed, for salads'],
    ['almond butter', 'Pantry', 'without palm oil'],
    ['hand cream', 'Body care', 'for dry skin in winter'],
    ['shampoo', 'Hair', 'for hair that breaks easily'],
    ['face serum', 'Skin care', 'for use at night'],
    ['lip balm', 'Skin care', 'with beeswax'],
    ['bath salt', 'Body care', 'for a long evening'],
    ['scented candle', 'Home', 'burns for forty hours'],
    ['wool blanket', 'Home', 'for two on a sofa'],
    ['cotton pillowcase', 'Bedding', 'fits a standard pillow'],
    ['enamel saucepan', 'Kitchen', 'for gas and induction'],
    ['bread knife', 'Kitchen', 'with a serrated blade'],
    ['storage jar', 'Kitchen', 'with a tight lid'],
    ['rain jacket', 'Clothing', 'packs into its own pocket'],
    ['running socks', 'Clothing', 'without a seam at the toe'],
    ['leather belt', 'Clothing', 'with a brass buckle'],
    ['backpack', 'Bags', 'with a sleeve for a laptop'],
    ['water bottle', 'Outdoor', 'keeps drinks cold all day'],
    ['camping lantern', 'Outdoor', 'charges by USB'],
    ['desk lamp', 'Lighting', 'with warm and cold light'],
    ['phone case', 'Electronics', 'with raised edges'],
    ['wireless earbuds', 'Electronics', 'with a charging case'],
    ['notebook', 'Stationery', 'with dotted paper'],
    ['fountain pen', 'Stationery', 'with a fine nib'],
    ['dog biscuits', 'Pets', 'for small breeds'],
    ['cat litter', 'Pets', 'clumps and does not dust'],
    ['baby wipes', 'Baby', 'for sensitive skin'],
  ],
  sizes: ['small', 'medium', 'large', 'pack of 3', 'pack of 6', '250 g', '500 g', '1 kg'],
  frames: ['do you have {}', '{}', 'how much is the {}', 'looking for {} please', 'is {} in stock'],
};

const CHINESE: GoodsWords = {
  brands:
    words(`青岚 白鹿原 拾光 云栖 山间集 南巷 小满 知味 半亩 木白 初禾 橙子树 海盐社 松间 晴川 拂晓 棉里 溪上 望舒 暖屿
    有田 一盏 无印山 漫野 月白 千帆 稻香里 素然 归园 听雨`),
  varieties: words(
    `原味 有机 无糖 低脂 烟熏 柠檬 香草 生姜 蜂蜜 榛子 椰香 薄荷 薰衣草 迷迭香 无香 旅行装 替换装 防水 轻薄 加厚`,
  ),
  kinds: [
    ['黑巧克力', '糖果', '烘焙和餐后都合适'],
    ['绿茶', '茶叶', '可泡两百杯'],
    ['咖啡粉', '咖啡', '滤杯和法压壶都能用'],
    ['橄榄油', '粮油', '冷榨，适合拌沙拉'],
    ['杏仁酱', '粮油', '不含棕榈油'],
    ['护手霜', '身体护理', '冬天干燥皮肤适用'],
    ['洗发水', '头发护理', '适合易断发质'],
    ['面部精华', '护肤', '晚上使用'],
    ['润唇膏', '护肤', '含蜂蜡'],
    ['浴盐', '身体护理', '适合泡澡放松'],
    ['香薰蜡烛', '家居', '可燃四十小时'],
    ['羊毛毯', '家居', '沙发上两人用'],
    ['纯棉枕套', '床品', '适合标准枕芯'],
    ['珐琅锅', '厨具', '燃气和电磁炉通用'],
    ['面包刀', '厨具', '锯齿刀刃'],
    ['储物罐', '厨具', '盖子密封'],
    ['雨衣', '服装', '可收进口袋'],
    ['跑步袜', '服装', '脚尖无缝'],
    ['皮带', '服装', '黄铜扣头'],
    ['双肩包', '箱包', '有电脑夹层'],
    ['保温杯', '户外', '保冷一整天'],
    ['露营灯', '户外', '支持USB充电'],
    ['台灯', '灯具', '冷暖光可调'],
    ['手机壳', '数码', '边框加高'],
    ['蓝牙耳机', '数码', '带充电盒'],
    ['笔记本', '文具', '点阵内页'],
    ['钢笔', '文具', '细笔尖'],
    ['狗饼干', '宠物', '适合小型犬'],
    ['猫砂', '宠物', '结团不起尘'],
    ['婴儿湿巾', '母婴', '敏感肌适用'],
  ],
  sizes: ['小号', '中号', '大号', '3件装', '6件装', '250克', '500克', '1公斤'],
  frames: ['有没有{}', '{}', '{}多少钱', '想买{}', '{}还有货吗'],
};

export const GOODS = { en: ENGLISH, 'zh-Hans': CHINESE } as const;

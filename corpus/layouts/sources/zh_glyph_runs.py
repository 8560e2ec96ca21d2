def build(path):
    from drawn import Drawn

    d = Drawn(path)
    d.doubled(160, 90, "东岭区2026年政务服务", "han", 22, glyphs=True)
    d.doubled(215, 122, "提质增效工作要点", "han", 22, glyphs=True)
    d.says("heading", "东岭区2026年政务服务提质增效工作要点", 1)
    y = 170
    for heading, paragraphs in (
        ("一、优化办事流程", ("全年实现“一件事一次办”主题事项达到60项，平均办理时限压缩至3个工作日以内，网上可办率达到98%以上，群众满意度不低于99%。",
                      "对高频事项实行“即来即办”，窗口平均等待时间控制在10分钟以内；对企业投资项目实行“帮办代办”，审批时间比2025年再压缩20%。")),
        ("二、加强队伍建设", ("窗口人员每人每年参加培训不少于40学时（其中业务培训24学时），ＩＳＯ９００１质量管理体系覆盖全部窗口。",)),
        ("三、强化督查考核", ("区政务服务局每月通报一次办件情况，每季度开展一次“好差评”分析，年底进行考核，考核结果纳入部门年度绩效。",)),
    ):
        d.doubled(118, y, heading, "han", 15, glyphs=True)
        d.says("heading", heading, 2)
        y += 27
        for text in paragraphs:
            width, x = 420, 88 + 30
            for character in text:
                step = d.width(character, "han", 15) + 0.6
                if x + step > 88 + width and character not in "，。；、：）”0123456789%":
                    x, y = 88, y + 27
                d.put(x, y, character, "han", 15)
                x += step
            y += 27
            d.says("paragraph", text)
    d.put(285, 800, "—1—", "han", 10)
    d.says("furniture", "—1—")
    d.page()
    return d.save()
